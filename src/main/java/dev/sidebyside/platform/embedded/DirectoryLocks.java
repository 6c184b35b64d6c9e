package dev.sidebyside.platform.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.time.Duration;

/**
 * The two locks by which processes share a data directory. The operating system releases them with
 * their channel, even after {@code kill -9}.
 *
 * <p>The <em>start lock</em> is exclusive and held while servers are started or stopped. The
 * <em>users lock</em> is shared by all JVMs that use the servers: a process that can lock it
 * exclusively is alone.
 *
 * <p>A JVM must not open the users lock twice, because closing either channel would release both. A
 * system property prevents that: it survives a reload in development mode, which replaces the
 * classes.
 */
final class DirectoryLocks {

    final DataDirectory data;

    /** The users lock; null unless this object holds it. */
    private FileChannel user;

    DirectoryLocks(DataDirectory data) {
        this.data = data;
    }

    /** Waits for the start lock; fails when another start or stop still holds it. */
    FileChannel lockStart(Duration atMost) throws IOException {
        FileChannel channel = open("start.lock");
        if (!Await.until(atMost, () -> lock(channel))) {
            channel.close();
            throw new EmbeddedServersException(
                    "Another process starts or stops servers in %s: wait for it, end it,"
                            + " or choose another directory with -Dsidebyside.data-dir",
                    data.path());
        }
        return channel;
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

    /** Becomes a user, unless another object of this JVM is one. Needs the start lock. */
    void join() throws IOException {
        if (System.getProperty(property()) == null) {
            user = open("users.lock");
            // Only holders of the start lock lock it exclusively.
            if (user.tryLock(0, Long.MAX_VALUE, true) == null) {
                throw new IOException("users.lock is held by another program");
            }
            System.setProperty(property(), "in use");
        }
    }

    boolean isUser() {
        return user != null;
    }

    /** Returns whether no user is left. Needs the start lock. */
    boolean leave() throws IOException {
        System.clearProperty(property());
        user.close();
        user = null;
        try (FileChannel users = open("users.lock")) {
            return users.tryLock() != null;
        }
    }

    private FileChannel open(String name) throws IOException {
        return FileChannel.open(data.resolve(name), CREATE, READ, WRITE);
    }

    private String property() {
        return "dev.sidebyside.platform.embedded:" + data.path();
    }
}
