package dev.sidebyside.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Real PostgreSQL and Redis servers without Docker, with their data in one directory. All processes
 * that name the same directory share the servers; the last one to close stops them.
 *
 * <p>Within one JVM, closing has an effect only for the first start. So servers stay up while
 * development mode reloads the application.
 */
public final class EmbeddedServers implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedServers.class);
    private static final String UNUSABLE =
            "Cannot use the data directory %s (%s): choose another one with -Dsidebyside.data-dir";

    private static final Duration START_PATIENCE = Duration.ofSeconds(180);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

    /** Interned, so it is one object in the JVM, however often this class is loaded. */
    static final Object ONE_AT_A_TIME = EmbeddedServers.class.getName().intern();

    private final DirectoryLocks locks;
    private final Map<String, String> settings = new TreeMap<>();

    private EmbeddedServers(DirectoryLocks locks) {
        this.locks = locks;
    }

    /** The directory to use when none is configured: below the user's cache directory. */
    public static Path defaultDirectory() {
        Path home = Path.of(System.getProperty("user.home"));
        if (System.getProperty("os.name").startsWith("Mac")) {
            return home.resolve("Library/Caches/side-by-side");
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        // The XDG specification ignores relative paths.
        boolean usable = xdg != null && Path.of(xdg).isAbsolute();
        return (usable ? Path.of(xdg) : home.resolve(".cache")).resolve("side-by-side");
    }

    /**
     * Starts the requested servers, or adopts those that already run in the directory.
     *
     * @throws EmbeddedServersException when that is not possible; its message is one line that says
     *     what to do
     */
    public static EmbeddedServers start(Path dataDirectory, boolean postgres, boolean redis) {
        if (!postgres && !redis) {
            // Both are configured elsewhere; a container may have no directory to write to.
            return new EmbeddedServers(new DirectoryLocks(null));
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
                throw new EmbeddedServersException(e, UNUSABLE, dataDirectory, e);
            }
        }
    }

    private static EmbeddedServers start(DataDirectory data, boolean postgres, boolean redis)
            throws IOException {
        EmbeddedServers servers = new EmbeddedServers(new DirectoryLocks(data));
        try (FileChannel lock = servers.locks.lockStart(START_PATIENCE)) {
            servers.locks.join();
            try {
                if (postgres) {
                    servers.settings.putAll(new PostgresServer(data).start());
                }
                if (redis) {
                    servers.settings.putAll(new RedisServer(data).start());
                }
                return servers;
            } catch (IOException | RuntimeException e) {
                // PostgreSQL may run without Redis: stop it.
                servers.leave();
                throw e;
            }
        }
    }

    /**
     * Starts PostgreSQL again whenever it has ended, until this is closed. Does nothing when this
     * start was without PostgreSQL, or not the first one of this JVM.
     */
    public void watchPostgres() {
        if (settings.containsKey("quarkus.datasource.jdbc.url") && locks.isUser()) {
            new PostgresWatch(locks).start();
        }
    }

    /** The Quarkus properties by which the application reaches the servers. */
    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** Stops the servers, unless another process uses them. May be called more than once. */
    @Override
    public void close() {
        synchronized (ONE_AT_A_TIME) {
            if (!locks.isUser()) {
                return;
            }
            try (FileChannel lock = locks.lockStart(STOP_PATIENCE)) {
                leave();
            } catch (IOException | RuntimeException e) {
                LOG.errorf(
                        "The servers in %s may still run: %s", locks.data.path(), e.getMessage());
            }
        }
    }

    /** The last user stops all servers of the directory, including those of other processes. */
    private void leave() throws IOException {
        if (locks.isUser() && locks.leave()) {
            new PostgresServer(locks.data).stop();
            new RedisServer(locks.data).stop();
        }
    }
}
