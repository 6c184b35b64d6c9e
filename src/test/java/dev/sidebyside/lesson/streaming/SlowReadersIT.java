package dev.sidebyside.lesson.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidebyside.testing.PackagedService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that read a stream slowly or not at all, and the timeouts that apply to them. */
@Tag("faults")
class SlowReadersIT {

    /** More than the sockets' buffers hold: about 17 MB. */
    private static final int POSTS = 50_000;

    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(3);

    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private static PackagedService service;

    @BeforeAll
    static void start() throws IOException {
        service =
                PackagedService.start(
                        "sidebyside.demo.posts=" + POSTS,
                        "quarkus.http.idle-timeout=" + IDLE_TIMEOUT,
                        "quarkus.transaction-manager.default-transaction-timeout=3S");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** Longer than the idle timeout and than the timeout of other transactions. */
    @Test
    void aClientThatReadsSlowlyGetsTheWholeExport() throws IOException {
        try (var client = new SlowReader(service.port())) {
            client.readSlowly(IDLE_TIMEOUT.multipliedBy(3));
            assertThat(service.metric("agroal_active_count", "")).isEqualTo(1);
            client.readTheRest();

            assertThat(client.text()).endsWith(LAST_CHUNK);
            assertThat(client.text().split("}\n", -1)).hasSize(POSTS + 1);
        }
    }

    @Test
    void aClientThatDoesNotReadLosesItsStreamAtTheIdleTimeout() throws IOException {
        try (var client = new SlowReader(service.port())) {
            client.awaitFirstByte();
            awaitNoConnectionInUse(service);
            client.readTheRest();

            assertThat(client.text()).startsWith("HTTP/1.1 200 OK").doesNotContain(LAST_CHUNK);
        }
    }

    @Test
    void aStreamEndsAtItsTimeoutAlthoughItsClientReads() throws IOException {
        try (var impatient =
                        PackagedService.start(
                                "sidebyside.demo.posts=" + POSTS, "sidebyside.export.timeout=3");
                var client = new SlowReader(impatient.port())) {
            client.readSlowly(Duration.ofSeconds(6));
            awaitNoConnectionInUse(impatient);
            client.readTheRest();

            assertThat(client.text())
                    .startsWith("HTTP/1.1 200 OK")
                    .doesNotContain(LAST_CHUNK)
                    .doesNotContain("\"status\":");
        }
    }

    private static void awaitNoConnectionInUse(PackagedService service) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> service.metric("agroal_active_count", "") == 0);
    }

    /** A client that has requested an export of all posts. */
    private static final class SlowReader implements AutoCloseable {

        private static final int PIECE = 65_536;

        private final Socket socket = new Socket();
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();

        SlowReader(int port) throws IOException {
            socket.setReceiveBufferSize(PIECE);
            socket.setSoTimeout(30_000);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            String request =
                    "GET /optimized/export?limit="
                            + POSTS
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
        }

        void awaitFirstByte() {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> socket.getInputStream().available() > 0);
        }

        /** About 600 KB a second. */
        void readSlowly(Duration duration) {
            long start = System.nanoTime();
            await().atMost(duration.plusSeconds(20))
                    .pollInterval(Duration.ofMillis(100))
                    .until(
                            () -> {
                                received.write(socket.getInputStream().readNBytes(PIECE));
                                return System.nanoTime() - start > duration.toNanos();
                            });
        }

        void readTheRest() throws IOException {
            received.write(socket.getInputStream().readAllBytes());
        }

        String text() {
            return received.toString(UTF_8);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
