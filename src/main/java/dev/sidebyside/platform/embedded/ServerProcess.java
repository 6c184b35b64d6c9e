package dev.sidebyside.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * A running server, found by its pid file. After a crash or a reboot another process may have that
 * pid, so its program is checked, too.
 */
record ServerProcess(ProcessHandle handle, Predicate<ProcessHandle.Info> isServer) {

    private static final Logger LOG = Logger.getLogger(ServerProcess.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static Optional<ServerProcess> find(Path pidFile, Predicate<ProcessHandle.Info> isServer)
            throws IOException {
        return processIn(pidFile)
                .map(handle -> new ServerProcess(handle, isServer))
                .filter(ServerProcess::isAlive);
    }

    /** The process that has the pid, whatever it is. */
    static Optional<ProcessHandle> processIn(Path pidFile) throws IOException {
        try {
            return Files.readString(pidFile)
                    .lines()
                    .findFirst()
                    .map(Long::valueOf)
                    .flatMap(ProcessHandle::of);
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** False for a zombie: until its parent collects it, it has a pid but no program. */
    boolean isAlive() {
        return handle.isAlive() && isServer.test(handle.info());
    }

    /** Sends the signals in turn, the gentlest first, until the process has ended. */
    void stop(String... signals) throws IOException {
        for (String signal : signals) {
            send(signal);
            if (Await.until(PATIENCE, () -> !isAlive())) {
                return;
            }
        }
        LOG.errorf("A server does not end: stop it with kill -9 %d", handle.pid());
    }

    /** {@link ProcessHandle} has two signals only; PostgreSQL needs others. */
    private void send(String signal) throws IOException {
        new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + handle.pid())
                .start()
                .onExit()
                .join();
    }
}
