package dev.sidebyside.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Values that exist: a parameter is taken to mean the columns of its name. */
@ApplicationScoped
class DemoData {

    private static final String TABLES =
            """
            select table_name from information_schema.columns
            where table_schema = current_schema() and column_name = '%s' and table_name in (
                select table_name from information_schema.columns where column_name = 'id')
            order by table_name""";

    /** The ends by id, where the tags that no post carries are, and some from between. */
    private static final String VALUES =
            """
            (select %1$s from %2$s order by id limit 2)
            union all (select %1$s from %2$s order by id desc limit 2)
            union all (select %1$s from %2$s order by md5(%1$s::text) limit 20)""";

    private final DataSource database;

    DemoData(DataSource database) {
        this.database = database;
    }

    /** For each table that has the column, the first two, the last two and others. */
    List<List<String>> valuesOf(String column) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            List<List<String>> values = new ArrayList<>();
            for (String table : ask(statement, TABLES.formatted(column))) {
                values.add(ask(statement, VALUES.formatted(column, table)));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> ask(Statement statement, String query) throws SQLException {
        List<String> answer = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                answer.add(rows.getString(1));
            }
        }
        return answer;
    }
}
