package dev.sidebyside.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL 15, where Debian has installed one; the service needs 16. */
public record OldPostgres(Path directory, int port) implements AutoCloseable {

    public static final String USER = "blog";

    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");

    public static boolean isInstalled() {
        return Files.isDirectory(PROGRAMS);
    }

    /**
     * Returns when it accepts connections.
     *
     * @param empty a directory for its data
     */
    public static OldPostgres start(Path empty) throws IOException {
        OldPostgres old = new OldPostgres(empty.resolve("data"), freePort());
        old.run("initdb", "--username=" + USER, "--auth=trust", "--no-sync");
        String options =
                "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories="
                        .formatted(old.port);
        old.run("pg_ctl", "--wait", "--log=" + empty.resolve("log"), "-o", options, "start");
        return old;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public void close() throws IOException {
        run("pg_ctl", "--wait", "--mode=immediate", "stop");
    }

    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // It refuses to run as root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(PROGRAMS.resolve(program).toString());
        command.add("--pgdata=" + directory);
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolveSibling("output").toFile())
                        .start();
        await().atMost(Duration.ofSeconds(60)).until(() -> !process.isAlive());
        if (process.exitValue() != 0) {
            throw new IOException(Files.readString(directory.resolveSibling("output")));
        }
    }
}
