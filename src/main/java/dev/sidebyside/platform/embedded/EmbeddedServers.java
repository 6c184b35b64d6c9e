package dev.sidebyside.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Real PostgreSQL and Redis servers, without Docker, that keep their data in one directory. All
 * processes that name the same directory share the servers; the last one to close stops them.
 *
 * <p>Within one JVM the first start holds the JVM's share and the later ones borrow it: closing
 * those does nothing. So servers stay up while development mode reloads the application.
 */
public final class EmbeddedServers implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedServers.class);
    private static final Duration START_PATIENCE = Duration.ofSeconds(180);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

    /** Interned, so it is one object in the JVM, however often this class is loaded. */
    static final Object ONE_AT_A_TIME = EmbeddedServers.class.getName().intern();

    private final UsersLock users;
    private final Map<String, String> settings = new TreeMap<>();

    private EmbeddedServers(UsersLock users) {
        this.users = users;
    }

    /** The directory to use when none is configured: below the user's cache directory. */
    public static Path defaultDirectory() {
        return DataDirectory.ofUser();
    }

    /**
     * Starts the servers asked for, or adopts those that run in the directory already.
     *
     * @throws EmbeddedServersException when that is not possible; its message is one line that says
     *     what to do
     */
    public static EmbeddedServers start(Path dataDirectory, boolean postgres, boolean redis) {
        if (!postgres && !redis) {
            // Both are configured elsewhere: perhaps in a container that may not write anywhere.
            return new EmbeddedServers(UsersLock.ofNothing());
        }
        if (System.getProperty("os.name").startsWith("Windows")) {
            throw new EmbeddedServersException(
                    "The embedded servers need Linux or macOS: use WSL or docker compose up, or"
                            + " set quarkus.datasource.jdbc.url and quarkus.redis.hosts");
        }
        synchronized (ONE_AT_A_TIME) {
            try {
                return start(DataDirectory.open(dataDirectory), postgres, redis);
            } catch (IOException | UncheckedIOException e) {
                throw new EmbeddedServersException(
                        ("Cannot use the data directory %s (%s):"
                                        + " choose another one with -Dsidebyside.data-dir")
                                .formatted(dataDirectory, e),
                        e);
            }
        }
    }

    private static EmbeddedServers start(DataDirectory data, boolean postgres, boolean redis)
            throws IOException {
        try (StartLock lock = StartLock.acquire(data, START_PATIENCE)) {
            EmbeddedServers servers = new EmbeddedServers(UsersLock.join(data));
            try {
                if (postgres) {
                    servers.settings.putAll(new PostgresServer(data).start());
                }
                if (redis) {
                    servers.settings.putAll(new RedisServer(data).start());
                }
                return servers;
            } catch (IOException | RuntimeException e) {
                // One of two may run: do not leave it behind.
                servers.leave();
                throw e;
            }
        }
    }

    /**
     * From now on, starts PostgreSQL again whenever it has ended, until this is closed. Does
     * nothing when this start was without PostgreSQL, or borrowed the servers.
     */
    public void watchPostgres() {
        if (settings.containsKey("quarkus.datasource.jdbc.url") && users.isHeld()) {
            new PostgresWatch(users).start();
        }
    }

    /** What the application has to know to use the servers, as Quarkus names it. */
    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** Stops the servers, unless another process uses them too. May be called more than once. */
    @Override
    public void close() {
        synchronized (ONE_AT_A_TIME) {
            if (!users.isHeld()) {
                return;
            }
            try (StartLock lock = StartLock.acquire(users.data(), STOP_PATIENCE)) {
                leave();
            } catch (IOException | RuntimeException e) {
                LOG.errorf(
                        "The servers in %s may still run: %s", users.data().path(), e.getMessage());
            }
        }
    }

    /** Whatever runs in the directory is stopped, not only what this object has started. */
    private void leave() throws IOException {
        if (!users.isHeld()) {
            return;
        }
        users.leave();
        if (UsersLock.nobody(users.data())) {
            new PostgresServer(users.data()).stop();
            new RedisServer(users.data()).stop();
        }
    }
}
