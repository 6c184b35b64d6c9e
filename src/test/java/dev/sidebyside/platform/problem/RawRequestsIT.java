package dev.sidebyside.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.testing.PackagedService;
import dev.sidebyside.testing.RawRequest;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Malformed requests get a 4xx. Neither they nor a client that hangs up cause an error in the log.
 */
class RawRequestsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOST = "Host: localhost\r\n";

    /** On a busy machine. */
    private static final Duration BOUND = Duration.ofSeconds(30);

    private static PackagedService service;

    @BeforeAll
    static void start() throws IOException {
        service = PackagedService.start();
    }

    @AfterAll
    static void logsNothing() {
        service.close();

        assertThat(service.log())
                .noneMatch(line -> line.startsWith("\tat "))
                .noneMatch(line -> line.contains(" ERROR ["))
                .noneMatch(line -> line.contains("HTTP Request to"));
    }

    @Test
    void refusesMissingHost() throws IOException {
        assertIsProblem(
                "GET /naive/posts HTTP/1.1\r\n\r\n", "The header Host is missing or wrong.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b", "[::1", "a:b", "a:99999", "http://x/", "%zz", "user@host", "\u00ff"})
    void refusesWrongHost(String host) throws IOException {
        for (String version : List.of("1.0", "1.1")) {
            assertIsProblem(
                    "POST /naive/posts HTTP/" + version + "\r\nHost: " + host + "\r\n\r\n",
                    "The header Host is missing or wrong.");
        }
    }

    @Test
    void refusesTwoHosts() throws IOException {
        assertIsProblem(
                "GET /naive/posts HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "There is more than one header Host.");
    }

    @ParameterizedTest
    @CsvSource({"GET, 200", "POST, 405", "OPTIONS, 204"})
    void servesHttp10WithoutHost(String method, int status) throws IOException {
        String request = method + " /naive/posts?limit=1 HTTP/1.0\r\n\r\n";

        assertThat(RawRequest.send(service.port(), request).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=1", "*", "naive/posts", "mailto:x"})
    void refusesAddressWithoutPath(String target) throws IOException {
        assertIsProblem(get(target), "The address has no path.");
    }

    /** Vert.x refuses these without a body. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%",
                "/%zz",
                "/naive/tags/\u0000/posts",
                "/naive/posts?limit=1&x=\u0000",
                "/naive/posts?limit=%",
                "http:",
                "http://[::1/naive/posts",
                "/["
            })
    void refusesMalformedAddress(String target) throws IOException {
        assertThat(RawRequest.send(service.port(), get(target)).status()).isEqualTo(400);
    }

    @Test
    void servesAbsoluteAddress() throws IOException {
        String request = get("http://localhost/naive/posts?limit=1");

        assertThat(RawRequest.send(service.port(), request).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyz", "identity", "gzip, chunked", "chunked, chunked", ""})
    void refusesUnknownTransferEncoding(String encoding) throws IOException {
        RawRequest.Response response =
                assertIsProblem(
                        "GET /naive/posts?limit=1 HTTP/1.1\r\n"
                                + HOST
                                + "Transfer-Encoding: "
                                + encoding
                                + "\r\n\r\n0\r\n\r\n",
                        "The only Transfer-Encoding that is read is chunked.");

        assertThat(response.head()).containsIgnoringCase("Connection: close");
    }

    @Test
    void logsNoErrorWhenClientHangsUpDuringResponse() throws IOException {
        String requests = get("/optimized/posts?limit=1000").repeat(50);

        try (Socket client = RawRequest.open(service.port(), requests)) {
            awaitFullBuffers();
        }

        awaitNoConnection();
    }

    @Test
    void logsNoErrorWhenClientHangsUpDuringBody() throws IOException {
        String request =
                "PUT /optimized/authors/luz-wren/profile HTTP/1.1\r\n"
                        + HOST
                        + "If-Match: *\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 50000\r\n\r\n{\"name\":\""
                        + "n".repeat(30_000);

        RawRequest.open(service.port(), request).close();

        awaitNoConnection();
    }

    /** The client does not read, so one of its responses remains half written. */
    private static void awaitFullBuffers() {
        AtomicReference<String> before = new AtomicReference<>();
        await().atMost(BOUND)
                .during(Duration.ofSeconds(1))
                .until(
                        () -> {
                            String now =
                                    metric("http_server_requests_seconds_count.*/optimized/.*");
                            return now.equals(before.getAndSet(now));
                        });
    }

    /** Except the connection that reads the metric. */
    private static void awaitNoConnection() {
        await().atMost(BOUND)
                .until(
                        () ->
                                metric("http_server_connections_seconds_active_count.*")
                                        .endsWith(" 1.0"));
    }

    /** Closes the connection, because the test counts connections. */
    private static String metric(String line) throws IOException {
        String request = "GET /q/metrics HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n";
        return RawRequest.send(service.port(), request)
                .body()
                .lines()
                .filter(it -> it.matches(line))
                .collect(Collectors.joining());
    }

    private static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n";
    }

    private static RawRequest.Response assertIsProblem(String request, String detail)
            throws IOException {
        RawRequest.Response response = RawRequest.send(service.port(), request);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.head()).containsIgnoringCase("Content-Type: application/problem+json");
        JsonNode problem = JSON.readTree(response.body());
        assertThat(problem.path("status").asInt()).isEqualTo(400);
        assertThat(problem.path("detail").asText()).isEqualTo(detail);
        return response;
    }
}
