package dev.sidebyside.testing;

import static dev.sidebyside.testing.Soon.await;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.file.PathUtils;
import redis.embedded.core.ExecutableProvider;

/** One process of a {@link RedisTopology}, with a port, a directory and the common password. */
public final class RedisNode implements AutoCloseable {

    public static final String PASSWORD = "secret";

    private static final Path DIRECTORY = Fork.directory("redis-topologies").toAbsolutePath();
    private static final String PROGRAM = unpack();

    /** A node of a cluster also uses the port that is higher by this. */
    private static final int CLUSTER_BUS = 10_000;

    private static final int HIGHEST_PORT = 65_535 - CLUSTER_BUS;

    /** The shell ends Redis when its own input ends: after {@link #close}, or with this JVM. */
    private static final String SHELL = "\"$@\" >> log 2>&1 & cat > /dev/null; kill -9 $!";

    /** For a change of the topology, on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Pattern PID = Pattern.compile("process_id:(\\d+)");

    private final int port = freePort();
    private final Path directory = Files.createTempDirectory(DIRECTORY, "node-");
    private final List<String> arguments;
    private final List<String> configuration;
    private Process shell;
    private ProcessHandle redis;

    private RedisNode(List<String> arguments, List<String> configuration) throws IOException {
        this.arguments = arguments;
        this.configuration = configuration;
    }

    /**
     * A server that does not run yet.
     *
     * @param settings as on the command line, such as {@code --cluster-enabled yes}
     */
    static RedisNode server(String... settings) throws IOException {
        return new RedisNode(List.of(settings), List.of());
    }

    /**
     * A Sentinel that does not run yet.
     *
     * @param settings lines of a configuration file, which a Sentinel rewrites
     */
    static RedisNode sentinel(String... settings) throws IOException {
        return new RedisNode(List.of(), List.of(settings));
    }

    /** Starts it without data and as it was configured; ends it first if it runs. */
    void startEmpty() throws IOException {
        close();
        PathUtils.cleanDirectory(directory);
        start();
    }

    public int port() {
        return port;
    }

    /** Returns the whole reply, as Redis' protocol writes it. */
    public String send(String command) throws IOException {
        try (Socket client = new Socket("127.0.0.1", port)) {
            client.setSoTimeout(5_000);
            String commands = "AUTH " + PASSWORD + "\r\n" + command + "\r\nQUIT\r\n";
            client.getOutputStream().write(commands.getBytes(UTF_8));
            String replies = new String(client.getInputStream().readAllBytes(), UTF_8);
            return replies.substring("+OK\r\n".length(), replies.length() - "+OK\r\n".length());
        }
    }

    void awaitReply(String command, String part) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> send(command).contains(part));
    }

    /** Without a shutdown; its data are lost. */
    public void kill() throws IOException {
        Signal.send("KILL", redis.pid());
        await().until(() -> redis.info().command().isEmpty());
    }

    /** After {@link #kill}: empty, at the same port. */
    public void startAgain() throws IOException {
        close();
        start();
    }

    /** From here on it neither replies nor closes a connection. */
    public void freeze() throws IOException {
        Signal.send("STOP", redis.pid());
    }

    public void thaw() throws IOException {
        Signal.send("CONT", redis.pid());
    }

    /**
     * Ends it if it runs, even when it is frozen. A process that ends runs no program a moment
     * before it closes its port.
     */
    @Override
    public void close() throws IOException {
        if (shell != null) {
            shell.getOutputStream().close();
            await().until(() -> !shell.isAlive() && isFree(port));
        }
    }

    private void start() throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", SHELL, "sh", PROGRAM));
        if (configuration.isEmpty()) {
            command.addAll(List.of("--port", "" + port, "--save", ""));
            command.addAll(List.of("--requirepass", PASSWORD, "--masterauth", PASSWORD));
            command.addAll(arguments);
        } else {
            List<String> lines = new ArrayList<>(configuration);
            lines.addAll(List.of("port " + port, "requirepass " + PASSWORD));
            Files.write(directory.resolve("sentinel.conf"), lines);
            command.addAll(List.of("sentinel.conf", "--sentinel"));
        }
        shell = new ProcessBuilder(command).directory(directory.toFile()).start();
        awaitReply("PING", "+PONG");
        Matcher pid = PID.matcher(send("INFO server"));
        pid.find();
        redis = ProcessHandle.of(Long.parseLong(pid.group(1))).orElseThrow();
    }

    private static int freePort() throws IOException {
        while (true) {
            try (ServerSocket socket = new ServerSocket(0)) {
                int port = socket.getLocalPort();
                if (port <= HIGHEST_PORT && isFree(port + CLUSTER_BUS)) {
                    return port;
                }
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }

    private static String unpack() {
        try {
            Files.createDirectories(DIRECTORY);
            return ExecutableProvider.newJarResourceProvider(DIRECTORY.toFile()).get().getPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
