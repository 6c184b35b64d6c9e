package dev.sidebyside.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.Locale;

/** A connection that one request after the other uses. */
public record OpenConnection(Socket socket, BufferedReader reader) implements AutoCloseable {

    public OpenConnection(int port) throws IOException {
        this(new Socket("localhost", port));
    }

    private OpenConnection(Socket socket) throws IOException {
        this(
                socket,
                new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)));
        socket.setSoTimeout(20_000);
    }

    /** Returns the status line and the headers. */
    public String get(String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        StringBuilder head = new StringBuilder();
        int length = 0;
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            head.append(line).append('\n');
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length: ")) {
                length = Integer.parseInt(line.substring("content-length: ".length()));
            }
        }
        reader.skip(length);
        return head.toString();
    }

    private String readLine() throws IOException {
        String line = reader.readLine();
        if (line == null) {
            throw new EOFException();
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
