package dev.sidebyside.platform.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.TreeMap;

/** What a Redis server says about itself: the answer to {@code INFO server}. */
record RedisInfo(Map<String, String> values) {

    private static final int TIMEOUT_MILLIS = 5_000;

    /** Speaks Redis' protocol itself: a client would be much more than this one question. */
    static RedisInfo ask(RedisConfiguration configuration) throws IOException {
        return send(configuration, "INFO server");
    }

    /** A server that runs without a password gets the configured one; any other keeps it. */
    static void setPassword(RedisConfiguration configuration) throws IOException {
        send(configuration, "CONFIG SET requirepass " + configuration.password().orElseThrow());
    }

    /** A server without a password reports an error on AUTH, and runs the command. */
    private static RedisInfo send(RedisConfiguration configuration, String command)
            throws IOException {
        String login = configuration.password().map(password -> "AUTH " + password).orElse("PING");
        String commands = String.join("\r\n", login, command, "QUIT", "");
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(Port.HOST, configuration.port()), TIMEOUT_MILLIS);
            socket.getOutputStream().write(commands.getBytes(UTF_8));
            return parse(new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)));
        }
    }

    private static RedisInfo parse(BufferedReader reader) throws IOException {
        Map<String, String> values = new TreeMap<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                values.put(line.substring(0, colon), line.substring(colon + 1));
            }
        }
        return new RedisInfo(values);
    }

    long pid() {
        return Long.parseLong(values.getOrDefault("process_id", "0"));
    }

    String product() {
        String valkey = values.get("valkey_version");
        return valkey != null ? "Valkey " + valkey : "Redis " + values.get("redis_version");
    }
}
