package dev.sidebyside.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * An empty database beside the application's, on the same server, owned by the same role.
 *
 * @param url for JDBC
 */
public record ScratchDatabase(String url) {

    private static final String NAME = "scratch";

    public static ScratchDatabase create() {
        String application =
                ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        run(application, "postgres", "drop database if exists " + NAME + " with (force)");
        run(application, "postgres", "create database " + NAME + " owner sidebyside");
        return new ScratchDatabase(application.replaceFirst("/sidebyside\\b", "/" + NAME));
    }

    public String user() {
        return "sidebyside";
    }

    public String password() {
        return ConfigProvider.getConfig().getValue("quarkus.datasource.password", String.class);
    }

    public void drop() {
        String maintenance = url.replaceFirst("/" + NAME + "\\b", "/postgres");
        run(maintenance, "postgres", "drop database " + NAME + " with (force)");
    }

    public void run(String sql) {
        run(url, user(), sql);
    }

    /** The single value that the query yields, as text. */
    public String ask(String sql) {
        try (Connection connection = PgPass.connect(Servers.DATA, url, user());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(String url, String user, String sql) {
        try (Connection connection = PgPass.connect(Servers.DATA, url, user);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
