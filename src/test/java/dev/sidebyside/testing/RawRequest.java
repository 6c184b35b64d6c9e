package dev.sidebyside.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request as the bytes that it is, for what no HTTP client would send. */
public final class RawRequest {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");
    private static final String END_OF_HEADERS = "\r\n\r\n";

    private RawRequest() {}

    /**
     * @param head the status line and the headers
     */
    public record Response(String head, String body) {

        public int status() {
            return Integer.parseInt(head.split(" ")[1]);
        }
    }

    /**
     * Sends the text and reads one response.
     *
     * @param request one character for each byte
     */
    public static Response send(int port, String request) throws IOException {
        try (Socket socket = open(port, request)) {
            return read(socket.getInputStream());
        }
    }

    /** Sends the text and leaves the connection open. */
    public static Socket open(int port, String request) throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        return socket;
    }

    private static Response read(InputStream input) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf(END_OF_HEADERS) < 0) {
            int next = input.read();
            if (next < 0) {
                throw new IOException("The connection was closed after: " + head);
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
        return new Response(head.toString(), new String(input.readNBytes(bytes), ISO_8859_1));
    }
}
