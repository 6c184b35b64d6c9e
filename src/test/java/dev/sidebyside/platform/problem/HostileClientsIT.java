package dev.sidebyside.platform.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidebyside.testing.PackagedService;
import dev.sidebyside.testing.RawConnection;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that hang up, do not read, send slowly or invent names do not harm the service. */
@Tag("faults")
class HostileClientsIT {

    private static final int CLIENTS = 20;

    /** More requests at once than the service has worker threads (200). */
    private static final int MORE_THAN_WORKERS = 220;

    /** Shorter than the default, so that the test is fast. */
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(8);

    private static final Duration BODY_TIMEOUT = Duration.ofSeconds(4);

    private static final int ROUNDS = 10;

    /** In bytes: classes that are loaded, code that is compiled. */
    private static final long HEAP_GROWTH = 10_000_000;

    /** Cheap responses that fill the buffers of the sockets, then some that need the database. */
    private static final String PIPELINE =
            get("/baseline?bytes=100000").repeat(80) + get("/naive/posts?limit=1000").repeat(4);

    /** A client that waits for 3 s. */
    private static final RestAssuredConfig IMPATIENT =
            RestAssured.config()
                    .httpClient(
                            HttpClientConfig.httpClientConfig()
                                    .setParam("http.socket.timeout", 3_000));

    private static PackagedService service;

    private final List<RawConnection> connections = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        service =
                PackagedService.start(
                        "-Xmx256m",
                        "quarkus.http.idle-timeout=" + IDLE_TIMEOUT,
                        "sidebyside.http.body-timeout=" + BODY_TIMEOUT);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void hangUp() throws IOException {
        for (RawConnection connection : connections) {
            connection.close();
        }
        connections.clear();
    }

    @Test
    void releasesEverythingWhenClientsPipelineAndHangUp() throws IOException {
        connect(CLIENTS, PIPELINE);
        awaitStandstill();

        hangUp();

        assertEverythingIsReleased();
        assertOthersAreServed();
    }

    @Test
    void holdsOnlyConnectionsOfClientsThatDoNotRead() throws IOException {
        connect(CLIENTS, PIPELINE);
        awaitStandstill();

        await().untilAsserted(() -> assertThat(metric("agroal_active_count")).isZero());
        assertOthersAreServed();

        assertEverythingIsReleased();
    }

    /** No single read takes long, but the whole body does. */
    @Test
    void returns408ForSlowBodiesWhichHoldNoThread() throws IOException {
        connect(MORE_THAN_WORKERS, announced(60_000) + "{");
        await().until(() -> requestsInFlight() >= MORE_THAN_WORKERS);
        sendSlowly();

        assertOthersAreServed();

        for (RawConnection connection : connections) {
            assertThat(connection.readLine()).isEqualTo("HTTP/1.1 408 Request Timeout");
        }
        assertThat(connections.get(0).readAll())
                .contains("application/problem+json", "within 4.0 s", "\"status\":408");
        assertEverythingIsReleased();
    }

    @Test
    void returns413BeforeLargeBodyIsSent() throws IOException {
        connect(MORE_THAN_WORKERS, announced(1_000_000) + " ".repeat(20_000));

        for (RawConnection connection : connections) {
            assertThat(connection.readLine()).isEqualTo("HTTP/1.1 413 Request Entity Too Large");
        }
        assertEverythingIsReleased();
    }

    @Test
    void returns413WhenChunkedBodyGrowsTooLarge() throws IOException {
        String chunk = "4000\r\n" + " ".repeat(0x4000) + "\r\n";
        connect(1, request("Transfer-Encoding: chunked") + chunk.repeat(5));

        assertThat(connections.get(0).readLine())
                .isEqualTo("HTTP/1.1 413 Request Entity Too Large");
    }

    /** HTTP/2 is off, so its preface is a bad request and starts no further requests. */
    @Test
    void refusesHttp2() throws IOException {
        connect(1, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

        assertThat(connections.get(0).readLine()).endsWith("400 Bad Request");
    }

    /** All kinds of hostile clients at once, several times. */
    @Test
    void servesOthersAndReleasesEverything() throws Exception {
        assertOthersAreServed();
        long heap = service.heapInUse();
        connect(CLIENTS, PIPELINE);
        connect(MORE_THAN_WORKERS, announced(60_000) + "{");
        connect(CLIENTS / 2, "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ");
        for (int round = 0; round < ROUNDS; round++) {
            List<RawConnection> shortLived = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                shortLived.add(new RawConnection(service.port()).send(PIPELINE));
            }
            assertOthersAreServed();
            sendByte();
            for (RawConnection connection : shortLived) {
                connection.close();
            }
        }
        hangUp();

        assertEverythingIsReleased();
        assertThat(service.heapInUse()).isLessThan(heap + HEAP_GROWTH);
    }

    @Test
    void inventedMethodsAndHostsAddNoTimeSeries() throws IOException {
        inventMethods("A", 10);
        int before = timeSeries();

        inventMethods("B", 500);

        assertThat(timeSeries()).isLessThan(before + 20);
    }

    @Test
    void baselineKeepsNothingPerSize() {
        for (int bytes = 100_000; bytes > 97_600; bytes--) {
            given().get(service.url("/baseline?bytes=" + bytes)).then().statusCode(200);
        }
    }

    private void connect(int count, String text) throws IOException {
        for (int i = 0; i < count; i++) {
            connections.add(new RawConnection(service.port()).send(text));
        }
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
    }

    private static String announced(int bytes) {
        return request("Content-Length: " + bytes);
    }

    private static String request(String header) {
        return "PUT /optimized/authors/luz-wren/profile HTTP/1.1\r\nHost: a\r\nIf-Match: *\r\n"
                + "Content-Type: application/json\r\n"
                + header
                + "\r\n\r\n";
    }

    /** Sends a byte from time to time, until the service hangs up. */
    private void sendSlowly() {
        Thread sender =
                new Thread(
                        () ->
                                await().atMost(Duration.ofMinutes(1))
                                        .ignoreExceptions()
                                        .until(() -> !sendByte()));
        sender.setDaemon(true);
        sender.start();
    }

    /** Sends a byte on each connection; returns whether one is still open. */
    private boolean sendByte() {
        boolean open = false;
        for (RawConnection connection : List.copyOf(connections)) {
            try {
                connection.send(" ");
                open = true;
            } catch (IOException refused) {
                // The other connections may still be open.
            }
        }
        return open;
    }

    private void inventMethods(String prefix, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            String method = prefix + i;
            exchange(method + " /" + method + " HTTP/1.1\r\nHost: " + method + "\r\n");
            exchange("CONNECT " + method + ":80 HTTP/1.1\r\nHost: " + method + "\r\n");
            exchange("OPTIONS /" + method + " HTTP/1.1\r\nHost: " + method + "\r\n");
        }
    }

    private static void exchange(String head) throws IOException {
        try (var connection = new RawConnection(service.port())) {
            assertThat(connection.send(head + "Connection: close\r\n\r\n").readLine())
                    .startsWith("HTTP/1.1 4");
        }
    }

    private static void assertOthersAreServed() {
        given().config(IMPATIENT).get(service.url("/naive/posts")).then().statusCode(200);
        given().config(IMPATIENT).get(service.url("/q/metrics")).then().statusCode(200);
        given().config(IMPATIENT).get(service.url("/q/health/ready")).then().statusCode(200);
    }

    /** Except the request for the metrics. */
    private static void assertEverythingIsReleased() {
        await().atMost(IDLE_TIMEOUT.plusSeconds(20))
                .ignoreExceptions()
                .untilAsserted(
                        () -> {
                            assertThat(requestsInFlight()).isEqualTo(1);
                            assertThat(metric("agroal_active_count")).isZero();
                        });
    }

    /** Waits until the buffers of the sockets are full and no more responses are written. */
    private static void awaitStandstill() {
        AtomicReference<Double> last = new AtomicReference<>();
        await().atMost(Duration.ofMinutes(1))
                .during(Duration.ofSeconds(1))
                .until(
                        () -> {
                            Double responses = responses();
                            return responses > 0 && responses.equals(last.getAndSet(responses));
                        });
    }

    private static Double responses() {
        return service.metric("http_server_requests_seconds_count", "/baseline");
    }

    private static double requestsInFlight() {
        return metric("http_server_active_requests");
    }

    private static double metric(String name) {
        return service.metric(name, "");
    }

    private static int timeSeries() {
        return (int) given().get(service.url("/q/metrics")).asString().lines().count();
    }
}
