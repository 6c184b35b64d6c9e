package dev.sidebyside.testing;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real nginx as a shared cache in front of a service ({@code nginx-cache.conf}), on any free
 * port; what it keeps and logs lies below {@code target}, and each begins with nothing.
 */
public final class Nginx implements AutoCloseable {

    private static final Path CONFIGURATION = Path.of("src/test/resources/nginx-cache.conf");

    /** Debian puts it where only root's PATH leads. */
    private static final List<String> ALSO = List.of("/usr/sbin", "/usr/local/sbin");

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
     * @param origin such as {@code http://localhost:8080}
     */
    public static Nginx inFrontOf(String origin) throws IOException {
        Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "nginx");
        int port = freePort();
        String configuration =
                Files.readString(CONFIGURATION)
                        .replace("{port}", String.valueOf(port))
                        .replace("{origin}", origin);
        Files.writeString(directory.resolve("nginx.conf"), configuration);
        String program = program().orElseThrow().getPath();
        Process process =
                new ProcessBuilder(program, "-p", directory.toString(), "-c", "nginx.conf")
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

    @Override
    public void close() {
        process.destroy();
        await().until(() -> !process.isAlive());
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
