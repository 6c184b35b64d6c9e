package dev.sidebyside.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLState;

/** The application's database and role in the running server. The role is no superuser. */
record PostgresDatabase(DataDirectory data, int port) {

    static final String SUPERUSER = "postgres";
    static final String NAME = "sidebyside";

    /** In seconds. */
    private static final String TIMEOUTS = "?connectTimeout=10&loginTimeout=10&socketTimeout=10";

    String url() {
        return url(NAME);
    }

    private String url(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(Port.HOST, port, database);
    }

    /**
     * The random password of a role, created once. The file has the format that {@code psql} reads
     * when {@code PGPASSFILE} names it.
     */
    static String password(DataDirectory data, String role) throws IOException {
        Path file = data.resolve("pgpass");
        // For any port and any database.
        String beginning = Port.HOST + ":*:*:%s:";
        if (Files.notExists(file)) {
            String line = beginning + "%s\n";
            DataDirectory.writePrivately(
                    file,
                    line.formatted(SUPERUSER, UUID.randomUUID())
                            + line.formatted(NAME, UUID.randomUUID()));
        }
        return DataDirectory.value(file, beginning.formatted(role))
                .orElseThrow(() -> new IOException(file + " has no password for " + role));
    }

    /** Whether the server accepts connections, or refuses the password: waiting does not help. */
    boolean isUp() {
        try {
            version();
            return true;
        } catch (IOException e) {
            return false;
        } catch (SQLException e) {
            return PSQLState.INVALID_PASSWORD.getState().equals(e.getSQLState());
        }
    }

    String version() throws IOException, SQLException {
        try (Connection connection = connect(SUPERUSER)) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    /** Creates what is missing, because an earlier start may have been interrupted. */
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

    /** Whether a client needs no password to be the superuser, as in clusters of older versions. */
    boolean trustsEveryClient() {
        try (Connection connection = connect(SUPERUSER, "")) {
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    /** The superuser's password comes first, so that an interruption does no harm. */
    void requirePasswords(Path clientAuthentication) throws IOException, SQLException {
        try (Connection connection = connect(SUPERUSER);
                Statement statement = connection.createStatement()) {
            setPassword(SUPERUSER, connection);
            DataDirectory.writePrivately(
                    clientAuthentication, "host all all " + Port.HOST + "/32 scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
        }
    }

    /** The driver sends a hash, so that no log and no statistics contain the password. */
    private void setPassword(String user, Connection connection) throws IOException, SQLException {
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(user, password(data, user).toCharArray(), "scram-sha-256");
    }

    private static boolean exists(Statement statement, String place) throws SQLException {
        try (ResultSet found =
                statement.executeQuery("select 1 from " + place + " = '" + NAME + "'")) {
            return found.next();
        }
    }

    private Connection connect(String database) throws IOException, SQLException {
        return connect(database, password(data, SUPERUSER));
    }

    private Connection connect(String database, String password) throws SQLException {
        // DriverManager would not find a driver in the application's class loader.
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url(database) + TIMEOUTS);
        return source.getConnection(SUPERUSER, password);
    }
}
