package dev.sidebyside.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sidebyside.testing.Nginx;
import io.restassured.RestAssured;
import io.restassured.http.Method;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway's own errors and limits, in front of two origins that return the path's status. */
@EnabledIf(
        value = "dev.sidebyside.testing.Nginx#isInstalled",
        disabledReason = "nginx is not installed")
class GatewayErrorsIT {

    private static final String CLOSED_CONNECTION = "/0";

    private final AtomicInteger received = new AtomicInteger();
    private HttpServer one;
    private HttpServer other;
    private Nginx gateway;

    @BeforeEach
    void start() throws IOException {
        one = origin();
        other = origin();
        gateway = Nginx.inFrontOf(one.getAddress().getPort(), other.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        gateway.close();
        one.stop(0);
        other.stop(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 500, 502, 503, 504})
    void forwardsErrorsOfTheServiceUnchanged(int status) {
        assertForwarded(gateway, status);
    }

    @Test
    void forwardsErrorsOfASingleInstanceUnchanged() throws IOException {
        try (Nginx single = Nginx.inFrontOf(one.getAddress().getPort())) {
            assertForwarded(single, 503);
        }
    }

    /** More requests than instances: an error must not make the gateway avoid an instance. */
    private static void assertForwarded(Nginx gateway, int status) {
        for (int i = 0; i < 5; i++) {
            Response response = RestAssured.get(gateway.url("/" + status));

            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(response.asString()).isEqualTo("origin");
            assertThat(response.header("Retry-After")).isEqualTo("7");
        }
    }

    @Test
    void repeatsAGetOnAnotherInstanceWhenTheConnectionCloses() {
        RestAssured.get(gateway.url(CLOSED_CONNECTION));

        assertThat(received).hasValue(2);
    }

    @Test
    void doesNotRepeatAPost() {
        RestAssured.post(gateway.url(CLOSED_CONNECTION));

        assertThat(received).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"GET", "POST"})
    void returns502WhenNoInstanceResponds(Method method) {
        one.stop(0);
        other.stop(0);

        Response response = RestAssured.given().request(method, gateway.url("/200"));

        assertGatewayError(response, 502, "Bad Gateway");
    }

    @Test
    void refusesABodyOfMoreThan64Kb() {
        Response response = RestAssured.given().body(new byte[70_000]).post(gateway.url("/200"));

        assertGatewayError(response, 413, "Content Too Large");
        assertThat(received).hasValue(0);
    }

    @Test
    void refusesAHeaderOfMoreThan8Kb() {
        Response response =
                RestAssured.given().header("X-Large", "x".repeat(9_000)).get(gateway.url("/200"));

        assertGatewayError(response, 431, "Request Header Fields Too Large");
        assertThat(received).hasValue(0);
    }

    /** An attack with many such connections would otherwise use them all up. */
    @Test
    void disconnectsAClientThatDoesNotFinishItsRequest() throws IOException {
        try (Socket client = new Socket("127.0.0.1", gateway.port())) {
            client.setSoTimeout(15_000);
            client.getOutputStream().write("GET /200 HTTP/1.1\r\nHost: x\r\n".getBytes(UTF_8));

            assertThatThrownBy(client.getInputStream()::read).hasMessage("Connection reset");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/metrics",
                "/q/metrics/lesson",
                "/q/openapi",
                "/q/swagger-ui/",
                "/q/dev-ui",
                "/profiler/requests",
                "/profiler/requests/1",
                // Other spellings that the service may accept
                "/q;x/metrics",
                "/profiler;x/requests",
                "//q/metrics",
                "/x/../q/metrics",
                "/%71/metrics"
            })
    void doesNotForwardPagesThatAreSwitchedOff(String path) throws IOException {
        try (Nginx closed = Nginx.passingOn("nothing", one.getAddress().getPort())) {
            String response = raw(closed, path);

            assertThat(response).startsWith("HTTP/1.1 404").contains("by the gateway");
            assertThat(received).hasValue(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "profiler, /profiler/requests/1",
        "openapi, /q/openapi",
        "openapi, /q/swagger-ui/",
        "metrics, /q/metrics",
        "nothing, /q/health/ready"
    })
    void forwardsPagesThatAreSwitchedOn(String page, String path) throws IOException {
        try (Nginx open = Nginx.passingOn(page, one.getAddress().getPort())) {
            assertThat(raw(open, path)).startsWith("HTTP/1.1 200").contains("origin");
        }
    }

    private static void assertGatewayError(Response response, int status, String title) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.jsonPath().getMap("")).containsOnlyKeys("status", "title", "detail");
        assertThat(response.jsonPath().getString("title")).isEqualTo(title);
        assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(response.jsonPath().getString("detail")).contains("by the gateway");
    }

    /** Sends the path unchanged; an HTTP library would normalize it. */
    private static String raw(Nginx nginx, String path) throws IOException {
        try (Socket client = new Socket("127.0.0.1", nginx.port())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            client.getOutputStream().write(request.getBytes(UTF_8));
            return new String(client.getInputStream().readAllBytes(), UTF_8);
        }
    }

    /** Returns 503 for /503, closes the connection for /0, and returns 200 for other paths. */
    private HttpServer origin() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::respond);
        server.start();
        return server;
    }

    private void respond(HttpExchange exchange) throws IOException {
        received.incrementAndGet();
        String path = exchange.getRequestURI().getPath().substring(1);
        int status = path.matches("\\d+") ? Integer.parseInt(path) : 200;
        if (status != 0) {
            exchange.getResponseHeaders().set("Retry-After", "7");
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write("origin".getBytes(UTF_8));
        }
        exchange.close();
    }
}
