package dev.sidebyside.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

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
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/** One process of a {@link RedisTopology}, with a port, a directory and the common password. */
public final class RedisNode implements AutoCloseable {

    static final String PASSWORD = "secret";

    private static final Path DIRECTORY = Path.of("target", "redis-topologies").toAbsolutePath();
    private static final String PROGRAM = unpack();

    /** A node of a cluster also uses the port that is higher by 10,000. */
    private static final int HIGHEST_PORT = 55_535;

    /** The shell ends Redis when its own input ends: after {@link #close}, or with this JVM. */
    private static final String SHELL = "\"$@\" >> log 2>&1 & cat > /dev/null; kill -9 $!";

    /** For a change of the topology, on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Pattern PID = Pattern.compile("process_id:(\\d+)");

    private final int port;
    private final ProcessBuilder builder;
    private Process shell;
    private ProcessHandle redis;

    private RedisNode(int port, Path directory, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", SHELL, "sh", PROGRAM));
        command.addAll(arguments);
        this.port = port;
        this.builder = new ProcessBuilder(command).directory(directory.toFile());
        start();
    }

    /**
     * @param settings as on the command line, such as {@code --cluster-enabled yes}
     */
    static RedisNode start(String... settings) throws IOException {
        int port = freePort();
        List<String> arguments = new ArrayList<>(List.of("--port", "" + port, "--save", ""));
        arguments.addAll(List.of("--requirepass", PASSWORD, "--masterauth", PASSWORD));
        arguments.addAll(List.of(settings));
        return new RedisNode(port, newDirectory(), arguments);
    }

    /**
     * @param settings lines of a configuration file, which a Sentinel rewrites
     */
    static RedisNode startSentinel(String... settings) throws IOException {
        int port = freePort();
        Path directory = newDirectory();
        Files.write(
                directory.resolve("sentinel.conf"),
                Stream.concat(
                                Stream.of("port " + port, "requirepass " + PASSWORD),
                                Stream.of(settings))
                        .toList());
        return new RedisNode(port, directory, List.of("sentinel.conf", "--sentinel"));
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
        signal("KILL");
        await().until(() -> redis.info().command().isEmpty());
    }

    /** After {@link #kill}: empty, at the same port. */
    public void startAgain() throws IOException {
        close();
        start();
    }

    /** From here on it neither replies nor closes a connection. */
    public void freeze() throws IOException {
        signal("STOP");
    }

    public void thaw() throws IOException {
        signal("CONT");
    }

    /** Ends it, even when it is frozen. */
    @Override
    public void close() throws IOException {
        shell.getOutputStream().close();
        await().until(() -> !shell.isAlive());
    }

    private void start() throws IOException {
        shell = builder.start();
        awaitReply("PING", "+PONG");
        Matcher pid = PID.matcher(send("INFO server"));
        pid.find();
        redis = ProcessHandle.of(Long.parseLong(pid.group(1))).orElseThrow();
    }

    private void signal(String name) throws IOException {
        Process kill = new ProcessBuilder("kill", "-" + name, "" + redis.pid()).start();
        await().until(() -> !kill.isAlive());
    }

    private static int freePort() throws IOException {
        while (true) {
            try (ServerSocket socket = new ServerSocket(0)) {
                if (socket.getLocalPort() <= HIGHEST_PORT) {
                    return socket.getLocalPort();
                }
            }
        }
    }

    private static Path newDirectory() throws IOException {
        return Files.createTempDirectory(DIRECTORY, "node-");
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
