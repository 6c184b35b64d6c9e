package dev.sidebyside.platform.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * Says that this JVM uses a data directory. Every user holds a shared lock on one file for as long
 * as it lives; the operating system releases it even after {@code kill -9}. Whoever can lock the
 * file exclusively is alone.
 *
 * <p>A JVM must not open the file twice: closing either channel would release the lock of both. A
 * system property remembers it, because the classes of an application that is reloaded in
 * development mode have no other memory in common.
 */
final class UsersLock {

    private final DataDirectory data;
    private FileChannel channel;

    private UsersLock(DataDirectory data) {
        this.data = data;
    }

    /**
     * Becomes a user, unless this JVM is one already: then the lock stays with its first holder.
     */
    static UsersLock join(DataDirectory data) throws IOException {
        UsersLock users = new UsersLock(data);
        if (System.getProperty(users.property()) == null) {
            users.channel = open(data);
            // Nobody is expected to refuse it: asking for it alone takes the start lock.
            if (users.channel.tryLock(0, Long.MAX_VALUE, true) == null) {
                throw new IOException("users.lock is held by another program");
            }
            System.setProperty(users.property(), "in use");
        }
        return users;
    }

    /** For a start that uses no directory at all. */
    static UsersLock ofNothing() {
        return new UsersLock(null);
    }

    DataDirectory data() {
        return data;
    }

    boolean isHeld() {
        return channel != null;
    }

    void leave() throws IOException {
        System.clearProperty(property());
        channel.close();
        channel = null;
    }

    /** Whether no process uses the directory. To be asked with the start lock, after leaving. */
    static boolean nobody(DataDirectory data) throws IOException {
        try (FileChannel channel = open(data)) {
            return channel.tryLock() != null;
        }
    }

    private static FileChannel open(DataDirectory data) throws IOException {
        return FileChannel.open(data.resolve("users.lock"), CREATE, READ, WRITE);
    }

    private String property() {
        return "dev.sidebyside.platform.embedded:" + data.path();
    }
}
