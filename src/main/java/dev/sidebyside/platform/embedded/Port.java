package dev.sidebyside.platform.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/** Chooses the port of the last start while it is free, so that addresses stay the same. */
final class Port {

    /** Not the name localhost, which may mean an IPv6 address first. */
    static final String HOST = "127.0.0.1";

    private static final int ANY = 0;

    private Port() {}

    static int choose(Path configuration) throws IOException {
        try {
            return free(in(configuration));
        } catch (IOException inUse) {
            return free(ANY);
        }
    }

    /** The port in a configuration file, after {@code port} or {@code port =}. */
    static int in(Path configuration) throws IOException {
        return DataDirectory.value(configuration, "port")
                .map(rest -> Integer.parseInt(rest.replaceAll("\\D", "")))
                .orElse(ANY);
    }

    private static int free(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }
}
