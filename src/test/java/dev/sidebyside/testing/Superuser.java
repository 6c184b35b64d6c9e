package dev.sidebyside.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.ConfigProvider;

/** Runs SQL that the application's role may not run, or that would take that role too long. */
public final class Superuser {

    private Superuser() {}

    /** Runs the statements one by one, without triggers and checks of foreign keys. */
    public static void run(String... statements) {
        String url =
                ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        try (Connection connection = PgPass.connect(Servers.DATA, url, "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
