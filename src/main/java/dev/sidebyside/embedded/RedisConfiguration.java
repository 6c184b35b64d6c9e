package dev.sidebyside.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The server's settings: a {@code redis.conf}, with the paths it names. */
record RedisConfiguration(Path file, Path pidFile, Path log) {

    private static final String TEXT =
            """
            # Written anew at every start
            bind %s
            port %d
            # Out of the terminal's reach: Ctrl-C must not stop it before the application
            daemonize yes
            dir "%s"
            pidfile "%s"
            logfile "%s"
            # A cache: nothing is kept
            save ""
            appendonly no
            """;

    RedisConfiguration(DataDirectory data) {
        this(data.resolve("redis.conf"), data.resolve("redis.pid"), data.resolve("redis.log"));
    }

    /** The log is emptied too, so that what it says is about this start. */
    void write() throws IOException {
        int port = Port.choose(file);
        Files.writeString(file, TEXT.formatted(Port.HOST, port, file.getParent(), pidFile, log));
        Files.writeString(log, "");
    }

    int port() throws IOException {
        return Port.in(file);
    }
}
