package dev.sidebyside.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Values of parameters that exist in the database: those in the columns of the same name. */
@ApplicationScoped
class ExistingValues {

    private static final String TABLES =
            """
            select table_name from information_schema.columns
            where table_schema = current_schema() and column_name = '%s' and table_name in (
                select table_name from information_schema.columns where column_name = 'id')
            order by table_name""";

    /**
     * The first and last rows by id, which include tags without posts, and a sample of the rest.
     */
    private static final String VALUES =
            """
            (select %1$s from %2$s order by id limit 2)
            union all (select %1$s from %2$s order by id desc limit 2)
            union all (select %1$s from %2$s order by md5(%1$s::text) limit 20)""";

    private final DataSource database;

    ExistingValues(DataSource database) {
        this.database = database;
    }

    /** Returns one list for each table that has the column. */
    List<List<String>> of(String column) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            List<List<String>> values = new ArrayList<>();
            for (String table : query(statement, TABLES.formatted(column))) {
                values.add(query(statement, VALUES.formatted(column, table)));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> query(Statement statement, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
