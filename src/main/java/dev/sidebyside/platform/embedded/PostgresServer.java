package dev.sidebyside.platform.embedded;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * PostgreSQL, run by its own {@code pg_ctl}: that makes it the leader of its own session, so Ctrl-C
 * in a terminal does not reach it before the application has answered its last requests.
 *
 * <p>Every connection needs a password ({@link PostgresPasswords}): the superuser can run programs,
 * so no other account of the machine may become one. The server does not wait for the disk ({@code
 * fsync} is off): right for a development machine only, and to be said wherever a figure is
 * published.
 */
record PostgresServer(DataDirectory data, PostgresCluster cluster) implements Server {

    private static final Logger LOG = Logger.getLogger(PostgresServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    PostgresServer(DataDirectory data) {
        this(data, new PostgresCluster(data));
    }

    @Override
    public Map<String, String> start() throws IOException {
        boolean adopted = adopt();
        if (!adopted) {
            launch();
        }
        PostgresDatabase database = database();
        try {
            requirePasswords(database);
            database.create();
            LOG.infof(
                    "PostgreSQL %s at %s:%d, data in %s%s",
                    database.version(),
                    Port.HOST,
                    database.port(),
                    cluster.directory(),
                    adopted ? " (was running already)" : "");
        } catch (SQLException e) {
            throw new EmbeddedServersException(
                    "PostgreSQL runs but refuses its set-up (%s): stop it and delete %s"
                            .formatted(e.getMessage(), cluster.directory()),
                    e);
        }
        return Map.of(
                "quarkus.datasource.jdbc.url",
                database.url(),
                "quarkus.datasource.username",
                PostgresDatabase.NAME,
                "quarkus.datasource.password",
                database.passwords().of(PostgresDatabase.NAME));
    }

    /** Fast shutdown first: it ends open sessions. Then immediate: the next start recovers. */
    @Override
    public void stop() throws IOException {
        Optional<ServerProcess> process = cluster.process();
        if (process.isPresent()) {
            process.get().stop("INT", "QUIT", "KILL");
        }
    }

    boolean isRunning() throws IOException {
        return cluster.process().isPresent();
    }

    /** At the same port, since the application knows no other. */
    void restart() throws IOException {
        PostgresPrograms programs = PostgresPrograms.unpack(data);
        run(programs);
        LOG.warnf(
                "PostgreSQL had ended (%s may say why) and runs again at %s:%d",
                programs.log(), Port.HOST, cluster.configuration().port());
    }

    /** A server that outlived its JVM may still be starting, or recovering from a crash. */
    private boolean adopt() throws IOException {
        Optional<ServerProcess> process = cluster.process();
        if (process.isEmpty()) {
            return false;
        }
        Await.until(PATIENCE, () -> !process.get().isAlive() || answers());
        if (process.get().isAlive() && !answers()) {
            throw new EmbeddedServersException(
                    "PostgreSQL in %s does not answer: stop it with kill -QUIT %d"
                            .formatted(cluster.directory(), process.get().pid()));
        }
        return process.get().isAlive();
    }

    private void launch() throws IOException {
        PostgresPrograms programs = PostgresPrograms.unpack(data);
        programs.emptyLog();
        cluster.create(programs, PostgresPasswords.in(data));
        cluster.configuration().write();
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

    /**
     * Converts a cluster of an older version. The superuser gets a password first, so that an
     * interruption locks nobody out.
     */
    private void requirePasswords(PostgresDatabase database) throws IOException, SQLException {
        if (database.trustsEveryClient()) {
            database.setSuperuserPassword();
            cluster.requirePasswords();
            database.reloadConfiguration();
            Await.until(PATIENCE, () -> !database.trustsEveryClient());
            LOG.infof("PostgreSQL in %s requires passwords from now on", cluster.directory());
        }
    }

    private boolean answers() {
        try {
            return database().answers();
        } catch (IOException notYet) {
            return false;
        }
    }

    private PostgresDatabase database() throws IOException {
        return new PostgresDatabase(cluster.configuration().port(), PostgresPasswords.in(data));
    }
}
