package dev.sidebyside.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * A running server, found by its pid file. The number alone proves nothing: after a crash or a
 * reboot it may belong to any other process, so what runs under it is looked at too.
 */
record ServerProcess(ProcessHandle handle, Predicate<ProcessHandle.Info> isServer) {

    private static final Logger LOG = Logger.getLogger(ServerProcess.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static Optional<ServerProcess> find(Path pidFile, Predicate<ProcessHandle.Info> isServer)
            throws IOException {
        return pidIn(pidFile)
                .flatMap(ProcessHandle::of)
                .map(handle -> new ServerProcess(handle, isServer))
                .filter(ServerProcess::isAlive);
    }

    static Optional<Long> pidIn(Path pidFile) throws IOException {
        try {
            return Files.readString(pidFile).lines().findFirst().map(Long::valueOf);
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    long pid() {
        return handle.pid();
    }

    /** A process that has ended but was not collected by its parent has a pid and no program. */
    boolean isAlive() {
        return handle.isAlive() && isServer.test(handle.info());
    }

    /** Sends the signals in turn, the gentlest first, until the process is gone. */
    void stop(String... signals) throws IOException {
        for (String signal : signals) {
            send(signal);
            if (Await.until(PATIENCE, () -> !isAlive())) {
                return;
            }
        }
        LOG.errorf("Process %d does not end: stop it with kill -9 %d", pid(), pid());
    }

    /** {@link ProcessHandle} knows two signals; PostgreSQL gives a meaning to two others. */
    private void send(String signal) throws IOException {
        Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pid()).start();
        try {
            kill.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
