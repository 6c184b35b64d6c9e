package dev.sidebyside.platform.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Checks every second that PostgreSQL runs while this JVM uses it, and starts it again if not, for
 * example after {@code kill -9} or when the system was out of memory. Every JVM that shares the
 * server checks; the {@link StartLock} lets one of them act.
 *
 * <p>Not {@link ProcessHandle#onExit}: it waits forever where nobody collects the ended process, as
 * in a container without an init process.
 */
final class PostgresWatch {

    private static final Logger LOG = Logger.getLogger(PostgresWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final UsersLock users;
    private final PostgresServer server;
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(PostgresWatch::thread);
    private String lastFailure = "";

    PostgresWatch(UsersLock users) {
        this.users = users;
        this.server = new PostgresServer(users.data());
    }

    /** Ends by itself when this JVM no longer uses the server. */
    void start() {
        scheduler.scheduleWithFixedDelay(
                this::check, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void check() {
        synchronized (EmbeddedServers.ONE_AT_A_TIME) {
            if (!users.isHeld()) {
                scheduler.shutdown();
                return;
            }
            try {
                if (server.isRunning()) {
                    lastFailure = "";
                } else {
                    restart();
                }
            } catch (IOException | RuntimeException | LinkageError e) {
                // Connections of the old server may need some time to end: the next check retries.
                warnOnce(String.valueOf(e.getMessage()));
            }
        }
    }

    private void restart() throws IOException {
        Optional<StartLock> lock = StartLock.tryAcquire(users.data());
        if (lock.isEmpty()) {
            return;
        }
        try (StartLock held = lock.get()) {
            // Another JVM may have had the lock before.
            if (!server.isRunning()) {
                server.restart();
            }
        }
    }

    /** The text contains times and process ids, so digits make no difference. */
    private void warnOnce(String failure) {
        String kind = failure.replaceAll("\\d", "");
        if (!kind.equals(lastFailure)) {
            LOG.warnf("PostgreSQL has ended, and does not start again yet: %s", failure);
            lastFailure = kind;
        }
    }

    private static Thread thread(Runnable check) {
        Thread thread = new Thread(check, "PostgreSQL watch");
        thread.setDaemon(true);
        return thread;
    }
}
