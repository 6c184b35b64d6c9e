package dev.sidebyside.lesson.streaming;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.sidebyside.platform.profiler.Profile;
import dev.sidebyside.testing.RawConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A client that requests an export and reads only the head of the response, so that the response
 * fills the buffers of the sockets and then stands still.
 *
 * @param head the status line and the headers
 */
record StalledClient(RawConnection connection, String head) implements AutoCloseable {

    static StalledClient request(int port, String path) throws IOException {
        return request(port, path, 1);
    }

    /**
     * @param times how many such requests to send at once
     */
    static StalledClient request(int port, String path, int times) throws IOException {
        RawConnection connection = new RawConnection(port);
        connection.send(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").repeat(times));
        StringBuilder head = new StringBuilder();
        for (String line = connection.readLine(); !line.isEmpty(); line = connection.readLine()) {
            head.append(line).append('\n');
        }
        return new StalledClient(connection, head.toString());
    }

    /** Waits until the service reads no more rows, and returns how many it has read. */
    long awaitStandstill() {
        AtomicLong rows = new AtomicLong(-1);
        await().atMost(Duration.ofMinutes(1))
                .during(Duration.ofSeconds(1))
                .until(() -> rows.getAndSet(rowsRead()) == rows.get());
        return rows.get();
    }

    /** So far. */
    long rowsRead() {
        return given().get(profile()).as(Profile.class).resources().rowsRead();
    }

    private String profile() {
        return head.lines()
                .filter(line -> line.startsWith("Profile: "))
                .map(line -> line.substring("Profile: ".length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no profile: " + head));
    }

    /** Hangs up. */
    @Override
    public void close() throws IOException {
        connection.close();
    }
}
