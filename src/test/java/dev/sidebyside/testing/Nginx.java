package dev.sidebyside.testing;

import static dev.sidebyside.testing.Soon.await;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A real nginx with the configuration in {@code gateway}, in front of any number of instances, on
 * any free port; what it keeps and logs lies below {@code target}, and each begins with nothing.
 */
public final class Nginx implements AutoCloseable {

    private static final Path CONFIGURATION = Path.of("gateway");

    /** Debian puts it where only root's PATH leads. */
    private static final List<String> ALSO = List.of("/usr/sbin", "/usr/local/sbin");

    /** How long the gateway waits for an instance: shorter than in the file, for fast tests. */
    public static final Duration READ_TIMEOUT = Duration.ofSeconds(4);

    /** How long it then avoids the instance; 10 s where scripts/cluster writes this line. */
    public static final Duration AVOIDANCE = Duration.ofSeconds(6);

    private static final String SERVER = "server 127.0.0.1:%d max_fails=1 fail_timeout=%ds;";

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static boolean isInstalled() {
        return program().isPresent();
    }

    /**
     * Returns when it listens.
     *
     * @param ports where instances listen, on this machine
     */
    public static Nginx inFrontOf(int... ports) throws IOException {
        return start(Files.readString(CONFIGURATION.resolve("switches.conf")), ports);
    }

    /**
     * As above, but of the pages that {@code switches.conf} names it passes on this one only.
     *
     * @param page {@code profiler}, {@code openapi}, {@code metrics}, or another word for none
     */
    public static Nginx passingOn(String page, int... ports) throws IOException {
        String switches =
                Stream.of("profiler", "openapi", "metrics")
                        .map(name -> "set $" + name + (name.equals(page) ? " on;" : " off;"))
                        .collect(joining("\n"));
        return start(switches, ports);
    }

    private static Nginx start(String switches, int... ports) throws IOException {
        Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "nginx");
        int port = freePort();
        Path configuration = directory.resolve("nginx.conf");
        Files.writeString(configuration, withShorterTimeouts());
        Files.writeString(directory.resolve("listen.conf"), "listen 127.0.0.1:%d;".formatted(port));
        Files.writeString(directory.resolve("switches.conf"), switches);
        Files.writeString(directory.resolve("instances.conf"), servers(ports));
        List<String> command =
                List.of(
                        program().orElseThrow().getPath(),
                        "-p",
                        directory.toString(),
                        "-c",
                        configuration.toString(),
                        "-g",
                        // One process, as whoever runs the test.
                        "daemon off; master_process off;");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("nginx.log").toFile())
                        .start();
        await().failFast("nginx ended: see " + directory, () -> !process.isAlive())
                .until(() -> answers(port));
        return new Nginx(process, port);
    }

    public String url(String pathAndQuery) {
        return "http://127.0.0.1:" + port + pathAndQuery;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        await().until(() -> !process.isAlive());
    }

    private static String withShorterTimeouts() throws IOException {
        String text = Files.readString(CONFIGURATION.resolve("nginx.conf"));
        assertThat(text)
                .containsOnlyOnce(" proxy_read_timeout 20s;")
                .containsOnlyOnce(" client_header_timeout 10s;");
        return text.replace(
                        "proxy_read_timeout 20s", "proxy_read_timeout " + READ_TIMEOUT.toSeconds())
                .replace("client_header_timeout 10s", "client_header_timeout 2s");
    }

    /** As scripts/cluster writes them. */
    private static String servers(int... ports) {
        return IntStream.of(ports)
                .mapToObj(port -> SERVER.formatted(port, AVOIDANCE.toSeconds()))
                .collect(joining("\n"));
    }

    private static Optional<File> program() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), ALSO.stream())
                .map(directory -> new File(directory, "nginx"))
                .filter(File::canExecute)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
