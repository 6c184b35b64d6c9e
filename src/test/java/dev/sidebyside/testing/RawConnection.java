package dev.sidebyside.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A connection on which a test writes HTTP by hand, as no well-behaved client would. */
public final class RawConnection implements AutoCloseable {

    /** So small that the service cannot leave whole responses in the sockets' buffers. */
    private static final int RECEIVE_BUFFER = 4096;

    private static final int TIMEOUT_MILLIS = 30_000;

    private final Socket socket = new Socket();

    public RawConnection(int port) throws IOException {
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MILLIS);
    }

    public RawConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return this;
    }

    /** The next line of the response; empty where the service has closed the connection. */
    public String readLine() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    /** Reads and forgets so many bytes. */
    public void skip(int bytes) throws IOException {
        socket.getInputStream().skipNBytes(bytes);
    }

    /** Everything up to the end of the connection, or up to a reset. */
    public String readAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
