package dev.sidebyside.platform.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Held while servers are started or stopped, so that only one JVM does so at a time. */
record StartLock(FileChannel channel) implements AutoCloseable {

    static StartLock acquire(DataDirectory data, Duration atMost) throws IOException {
        Path file = data.resolve("start.lock");
        FileChannel channel = FileChannel.open(file, CREATE, WRITE);
        if (!Await.until(atMost, () -> lock(channel))) {
            channel.close();
            throw new EmbeddedServersException(
                    ("Another start or stop has held %s for %d s: end that process,"
                                    + " or choose another directory with -Dsidebyside.data-dir")
                            .formatted(file, atMost.toSeconds()));
        }
        return new StartLock(channel);
    }

    /** Empty when another process starts or stops servers at the moment. */
    static Optional<StartLock> tryAcquire(DataDirectory data) throws IOException {
        FileChannel channel = FileChannel.open(data.resolve("start.lock"), CREATE, WRITE);
        if (lock(channel)) {
            return Optional.of(new StartLock(channel));
        }
        channel.close();
        return Optional.empty();
    }

    private static boolean lock(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisJvm) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closing a channel releases its lock. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
