package dev.sidebyside.testing;

import java.nio.file.Path;

/** One of the JVMs in which Maven runs integration tests at the same time. */
public final class Fork {

    private Fork() {}

    /**
     * Returns a directory below {@code target} that no other JVM uses. The tests of this JVM run
     * one after the other and share it.
     */
    public static Path directory(String name) {
        return Path.of("target", "fork-" + System.getProperty("fork", "1"), name);
    }
}
