package dev.sidebyside.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/** The application's database and role, which is no superuser, inside the running server. */
record PostgresDatabase(int port) {

    static final String SUPERUSER = "postgres";
    static final String NAME = "sidebyside";

    private static final int TIMEOUT_SECONDS = 10;

    String url() {
        return "jdbc:postgresql://%s:%d/%s".formatted(Port.HOST, port, NAME);
    }

    boolean answers() {
        try {
            version();
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    String version() throws SQLException {
        try (Connection connection = connect(SUPERUSER)) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    /** Creates what is missing, one step at a time: the last attempt may have been interrupted. */
    void create() throws SQLException {
        try (Connection connection = connect(SUPERUSER);
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "pg_roles where rolname")) {
                statement.execute("create role " + NAME + " login");
            }
            if (!exists(statement, "pg_database where datname")) {
                statement.execute("create database " + NAME + " owner " + NAME);
            }
        }
        // Only a superuser may create this extension; the role may read and reset it.
        try (Connection connection = connect(NAME);
                Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            statement.execute("grant pg_read_all_stats to " + NAME);
            statement.execute("grant execute on function pg_stat_statements_reset to " + NAME);
        }
    }

    private static boolean exists(Statement statement, String place) throws SQLException {
        try (ResultSet found =
                statement.executeQuery("select 1 from " + place + " = '" + NAME + "'")) {
            return found.next();
        }
    }

    private Connection connect(String database) throws SQLException {
        // Not DriverManager: it does not see a driver in the application's class loader.
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {Port.HOST});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(SUPERUSER);
        source.setConnectTimeout(TIMEOUT_SECONDS);
        source.setLoginTimeout(TIMEOUT_SECONDS);
        source.setSocketTimeout(TIMEOUT_SECONDS);
        return source.getConnection();
    }
}
