package dev.sidebyside.platform.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** The server's {@code redis.conf}, and commands to the server that it describes. */
record RedisConfiguration(Path file, Path pidFile, Path log) {

    private static final String TEXT =
            """
            # Written at every start
            bind %s
            port %d
            # No other account of this machine may read or change what is cached
            requirepass %s
            # Ctrl-C in a terminal must not stop it before the application
            daemonize yes
            dir "%s"
            pidfile "%s"
            logfile "%s"
            # A cache: nothing is kept
            save ""
            appendonly no
            # What was used least recently makes room for new values
            maxmemory 256mb
            maxmemory-policy allkeys-lru
            """;

    private static final int TIMEOUT_MILLIS = 5_000;

    RedisConfiguration(DataDirectory data) {
        this(data.resolve("redis.conf"), data.resolve("redis.pid"), data.resolve("redis.log"));
    }

    void write(int port) throws IOException {
        String password = password().orElseGet(() -> UUID.randomUUID().toString());
        DataDirectory.writePrivately(
                file, TEXT.formatted(Port.HOST, port, password, file.getParent(), pidFile, log));
    }

    /** Gives a running server a password, unless it has one. */
    void requirePassword() throws IOException {
        if (password().isEmpty()) {
            write(port());
        }
        send("CONFIG SET requirepass " + password().orElseThrow());
    }

    int port() throws IOException {
        return Port.in(file);
    }

    /** Empty in a directory of an older version. */
    Optional<String> password() throws IOException {
        return DataDirectory.value(file, "requirepass ");
    }

    /**
     * Returns the replies as Redis' protocol writes them. A Redis client would need the
     * application, which has not started yet.
     */
    String send(String command) throws IOException {
        // A server without a password reports an error on AUTH, and runs the command.
        String login = password().map(password -> "AUTH " + password).orElse("PING");
        String commands = String.join("\r\n", login, command, "QUIT", "");
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(Port.HOST, port()), TIMEOUT_MILLIS);
            socket.getOutputStream().write(commands.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
