package dev.sidebyside.testing;

import static dev.sidebyside.testing.Soon.await;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The Redis of a {@link PackagedService}, to be treated as ill luck treats servers.
 *
 * @param program that it runs
 */
public record RedisProcess(long pid, int port, String program) {

    private static final Path PID_FILE = PackagedService.DATA.resolve("redis.pid");
    private static final Path CONFIGURATION = PackagedService.DATA.resolve("redis.conf");

    public static RedisProcess find() throws IOException {
        long pid = Long.parseLong(Files.readString(PID_FILE).trim());
        String program =
                ProcessHandle.of(pid).flatMap(process -> process.info().command()).orElseThrow();
        return new RedisProcess(pid, Integer.parseInt(setting("port")), program);
    }

    /** Without a last word; what it held is gone. */
    public void kill() throws IOException {
        Signal.send("KILL", pid);
        await().until(() -> ProcessHandle.of(pid).isEmpty());
    }

    /** After {@link #kill}: empty, at the same port. */
    public RedisProcess startAgain() throws IOException {
        Files.deleteIfExists(PID_FILE);
        new ProcessBuilder(program, CONFIGURATION.toString()).start();
        await().ignoreExceptions().until(() -> ask("PING").equals("+PONG"));
        await().until(() -> Files.exists(PID_FILE));
        return find();
    }

    /** From here on it neither answers nor hangs up. */
    public void freeze() throws IOException {
        Signal.send("STOP", pid);
    }

    public void thaw() throws IOException {
        Signal.send("CONT", pid);
    }

    /**
     * Returns the first line of the reply, or of the reply to the password when that is refused.
     */
    public String ask(String command) throws IOException {
        try (Socket client = new Socket("127.0.0.1", port)) {
            String login = logIn(client);
            return login.equals("+OK") ? ask(client, command) : login;
        }
    }

    /** The first line of the answer, of a command whose answer has no more. */
    public String ask(Socket client, String command) throws IOException {
        client.getOutputStream().write((command + "\r\n").getBytes(UTF_8));
        return new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8)).readLine();
    }

    /** A client that holds its connection, and has sent the password. */
    public Socket connect() throws IOException {
        Socket client = new Socket("127.0.0.1", port);
        logIn(client);
        return client;
    }

    private String logIn(Socket client) throws IOException {
        return ask(client, "AUTH " + setting("requirepass"));
    }

    private static String setting(String name) throws IOException {
        return Files.readAllLines(CONFIGURATION).stream()
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1);
    }
}
