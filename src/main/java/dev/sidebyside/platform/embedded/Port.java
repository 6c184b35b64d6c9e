package dev.sidebyside.platform.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Chooses ports: the one of the last start while it is free, so that addresses stay the same. */
final class Port {

    /** Not the name localhost, which may mean an IPv6 address first. */
    static final String HOST = "127.0.0.1";

    private static final int ANY = 0;

    private Port() {}

    static int choose(Path configuration) throws IOException {
        int last = in(configuration);
        return isFree(last) ? last : free(ANY);
    }

    /** The port that a configuration file names; both servers put it on a line of its own. */
    static int in(Path configuration) throws IOException {
        if (Files.notExists(configuration)) {
            return ANY;
        }
        return Files.readString(configuration)
                .lines()
                .filter(line -> line.matches("port[ =]+\\d+"))
                .findFirst()
                .map(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                .orElse(ANY);
    }

    private static boolean isFree(int port) {
        try {
            return free(port) == port;
        } catch (IOException inUse) {
            return false;
        }
    }

    private static int free(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
            return socket.getLocalPort();
        }
    }
}
