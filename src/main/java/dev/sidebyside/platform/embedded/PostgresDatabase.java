package dev.sidebyside.platform.embedded;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLState;

/** The application's database and role, which is no superuser, inside the running server. */
record PostgresDatabase(int port, PostgresPasswords passwords) {

    static final String SUPERUSER = "postgres";
    static final String NAME = "sidebyside";

    private static final int TIMEOUT_SECONDS = 10;

    String url() {
        return "jdbc:postgresql://%s:%d/%s".formatted(Port.HOST, port, NAME);
    }

    boolean answers() throws IOException {
        try {
            version();
            return true;
        } catch (SQLException e) {
            // A wrong password is no reason to wait: it stays wrong.
            return PSQLState.INVALID_PASSWORD.getState().equals(e.getSQLState());
        }
    }

    String version() throws IOException, SQLException {
        try (Connection connection = connect(SUPERUSER)) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    /** Creates what is missing, one step at a time: the last attempt may have been interrupted. */
    void create() throws IOException, SQLException {
        try (Connection connection = connect(SUPERUSER);
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "pg_roles where rolname")) {
                statement.execute("create role " + NAME + " login");
            }
            setPassword(NAME, connection);
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

    /** Whether a client without a password is the superuser, as in clusters of older versions. */
    boolean trustsEveryClient() {
        try (Connection connection = connect(SUPERUSER, "")) {
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    void setSuperuserPassword() throws IOException, SQLException {
        try (Connection connection = connect(SUPERUSER)) {
            setPassword(SUPERUSER, connection);
        }
    }

    void reloadConfiguration() throws IOException, SQLException {
        try (Connection connection = connect(SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_reload_conf()");
        }
    }

    /** The driver sends only a hash, so that no log and no statistics contain the password. */
    private void setPassword(String user, Connection connection) throws IOException, SQLException {
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(user, passwords.of(user).toCharArray(), "scram-sha-256");
    }

    private static boolean exists(Statement statement, String place) throws SQLException {
        try (ResultSet found =
                statement.executeQuery("select 1 from " + place + " = '" + NAME + "'")) {
            return found.next();
        }
    }

    private Connection connect(String database) throws IOException, SQLException {
        return connect(database, passwords.of(SUPERUSER));
    }

    private Connection connect(String database, String password) throws SQLException {
        // Not DriverManager: it does not see a driver in the application's class loader.
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {Port.HOST});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(SUPERUSER);
        source.setPassword(password);
        source.setConnectTimeout(TIMEOUT_SECONDS);
        source.setLoginTimeout(TIMEOUT_SECONDS);
        source.setSocketTimeout(TIMEOUT_SECONDS);
        return source.getConnection();
    }
}
