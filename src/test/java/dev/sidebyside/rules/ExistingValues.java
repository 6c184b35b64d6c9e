package dev.sidebyside.rules;

import dev.sidebyside.platform.profiler.Profile;
import dev.sidebyside.platform.profiler.Profiles;
import dev.sidebyside.site.Catalogue;
import dev.sidebyside.site.CatalogueEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Values of parameters that exist: slugs of lessons, ids of profiles, and for all other operations
 * what is in the columns of the same name.
 */
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
    private final Catalogue catalogue;
    private final Profiles profiles;

    ExistingValues(DataSource database, Catalogue catalogue, Profiles profiles) {
        this.database = database;
        this.catalogue = catalogue;
        this.profiles = profiles;
    }

    /**
     * Returns one list for each kind of value, such as each table that has the column.
     *
     * @param path of the operation
     */
    List<List<String>> of(String path, String parameter) {
        if (path.startsWith("/lessons/")) {
            return List.of(catalogue.lessons().stream().map(CatalogueEntry::slug).toList());
        }
        if (path.startsWith("/profiler/")) {
            return List.of(profiles.newest().stream().limit(1).map(Profile::id).toList());
        }
        return ofColumn(parameter);
    }

    private List<List<String>> ofColumn(String column) {
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
