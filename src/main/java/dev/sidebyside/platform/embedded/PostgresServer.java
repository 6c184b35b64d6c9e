package dev.sidebyside.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * PostgreSQL, started by {@code pg_ctl}. That makes it the leader of its own session, so Ctrl-C in
 * a terminal does not stop it before the application has completed its last requests.
 *
 * <p>Every connection needs a password ({@code pgpass}): the superuser can run programs, so no
 * other account of the machine may become one. The server does not wait for the disk ({@code fsync}
 * is off). This suits development machines only; published figures must mention it.
 *
 * <p>Starting and stopping it need the start lock.
 */
record PostgresServer(DataDirectory data, PostgresCluster cluster) {

    private static final Logger LOG = Logger.getLogger(PostgresServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    PostgresServer(DataDirectory data) {
        this(data, new PostgresCluster(data));
    }

    /** Starts the server, or adopts it when it runs; returns the settings to reach it. */
    Map<String, String> start() throws IOException {
        boolean adopted = adopt();
        if (!adopted) {
            launch();
        }
        PostgresDatabase database = database();
        try {
            requirePasswords(database);
            database.create();
            String state = adopted ? " (already running)" : "";
            LOG.infof(
                    "PostgreSQL %s at %s:%d, data in %s%s",
                    database.version(), Port.HOST, database.port(), cluster.directory(), state);
        } catch (SQLException e) {
            throw new EmbeddedServersException(
                    e,
                    "PostgreSQL runs, but its set-up failed (%s): stop it and delete %s",
                    e.getMessage(),
                    cluster.directory());
        }
        return Map.of(
                "quarkus.datasource.jdbc.url",
                database.url(),
                "quarkus.datasource.username",
                PostgresDatabase.NAME,
                "quarkus.datasource.password",
                PostgresDatabase.password(data, PostgresDatabase.NAME));
    }

    /** Stops the server, if it runs: INT ends open sessions; after QUIT the next start recovers. */
    void stop() throws IOException {
        Optional<ServerProcess> process = cluster.process();
        if (process.isPresent()) {
            process.get().stop("INT", "QUIT", "KILL");
        }
    }

    boolean isRunning() throws IOException {
        return cluster.process().isPresent();
    }

    /** Starts a server that has ended, at the port that the application knows. */
    void restart() throws IOException {
        PostgresPrograms programs = PostgresPrograms.unpack(data);
        run(programs);
        LOG.warnf(
                "PostgreSQL had ended (see %s) and runs again at %s:%d",
                programs.log(), Port.HOST, cluster.port());
    }

    /** A server whose JVM was killed may still be starting, or recovering from a crash. */
    private boolean adopt() throws IOException {
        Optional<ServerProcess> process = cluster.process();
        if (process.isEmpty()) {
            return false;
        }
        PostgresDatabase database = database();
        Await.until(PATIENCE, () -> !process.get().isAlive() || database.isUp());
        if (process.get().isAlive() && !database.isUp()) {
            throw new EmbeddedServersException(
                    "PostgreSQL in %s does not respond: stop it with kill -QUIT %d",
                    cluster.directory(), process.get().handle().pid());
        }
        return process.get().isAlive();
    }

    private void launch() throws IOException {
        PostgresPrograms programs = PostgresPrograms.unpack(data);
        // A failure quotes the log, so it must be about this start.
        Files.writeString(programs.log(), "");
        cluster.create(programs);
        cluster.configure();
        run(programs);
    }

    private void run(PostgresPrograms programs) throws IOException {
        cluster.forgetReusedPid();
        programs.run(
                "pg_ctl",
                "--pgdata=" + cluster.directory(),
                "--log=" + programs.log(),
                "--wait",
                "--timeout=" + PATIENCE.toSeconds(),
                "start");
    }

    /** Converts a cluster of an older version. */
    private void requirePasswords(PostgresDatabase database) throws IOException, SQLException {
        if (database.trustsEveryClient()) {
            database.requirePasswords(cluster.directory().resolve("pg_hba.conf"));
            Await.until(PATIENCE, () -> !database.trustsEveryClient());
            LOG.infof("PostgreSQL in %s requires passwords from now on", cluster.directory());
        }
    }

    private PostgresDatabase database() throws IOException {
        return new PostgresDatabase(data, cluster.port());
    }
}
