package dev.sidebyside.platform.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import org.jboss.logging.Logger;

/**
 * Checks every second that PostgreSQL runs while this JVM uses it, and starts it again if not: for
 * example, after {@code kill -9} or when the system was out of memory. Every JVM that shares the
 * server checks; the start lock lets one of them act.
 *
 * <p>{@link ProcessHandle#onExit} would wait forever where no parent collects the ended process, as
 * in a container without an init process.
 */
final class PostgresWatch extends TimerTask {

    private static final Logger LOG = Logger.getLogger(PostgresWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final DirectoryLocks locks;
    private final PostgresServer server;
    private final Timer timer = new Timer("PostgreSQL watch", true);
    private boolean warned;

    PostgresWatch(DirectoryLocks locks) {
        this.locks = locks;
        this.server = new PostgresServer(locks.data);
    }

    /** Ends by itself when this JVM no longer uses the server. */
    void start() {
        timer.schedule(this, PERIOD.toMillis(), PERIOD.toMillis());
    }

    @Override
    public void run() {
        synchronized (EmbeddedServers.ONE_AT_A_TIME) {
            if (!locks.isUser()) {
                timer.cancel();
                return;
            }
            try {
                if (!server.isRunning()) {
                    restart();
                }
                warned = false;
            } catch (IOException | RuntimeException | LinkageError e) {
                // Another JVM may be restarting it, or the old processes may still be ending.
                if (!warned) {
                    LOG.warnf(
                            "PostgreSQL has ended and does not start again yet: %s",
                            e.getMessage());
                }
                warned = true;
            }
        }
    }

    private void restart() throws IOException {
        try (FileChannel lock = locks.lockStart(Duration.ZERO)) {
            // Another JVM may have restarted it before.
            if (!server.isRunning()) {
                server.restart();
            }
        }
    }
}
