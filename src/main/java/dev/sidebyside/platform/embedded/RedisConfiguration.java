package dev.sidebyside.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The server's settings: a {@code redis.conf}, with the paths it names. */
record RedisConfiguration(Path file, Path pidFile, Path log) {

    private static final String TEXT =
            """
            # Written anew at every start
            bind %s
            port %d
            # No other account of this machine may read or change what is cached
            requirepass %s
            # Out of the terminal's reach: Ctrl-C must not stop it before the application
            daemonize yes
            dir "%s"
            pidfile "%s"
            logfile "%s"
            # A cache: nothing is kept
            save ""
            appendonly no
            """;

    private static final String PASSWORD = "requirepass ";

    RedisConfiguration(DataDirectory data) {
        this(data.resolve("redis.conf"), data.resolve("redis.pid"), data.resolve("redis.log"));
    }

    /** The log is emptied too, so that what it says is about this start. */
    void write() throws IOException {
        write(Port.choose(file));
        Files.writeString(log, "");
    }

    /** For the server that runs already. */
    void addPassword() throws IOException {
        write(port());
    }

    private void write(int port) throws IOException {
        String password = password().orElseGet(PrivateFile::newPassword);
        PrivateFile.write(
                file, TEXT.formatted(Port.HOST, port, password, file.getParent(), pidFile, log));
    }

    int port() throws IOException {
        return Port.in(file);
    }

    /** Empty in a directory of an older version. */
    Optional<String> password() throws IOException {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        return Files.readString(file)
                .lines()
                .filter(line -> line.startsWith(PASSWORD))
                .findFirst()
                .map(line -> line.substring(PASSWORD.length()));
    }
}
