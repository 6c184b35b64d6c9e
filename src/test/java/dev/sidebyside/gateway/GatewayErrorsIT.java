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

/**
 * What the gateway reports and refuses by itself, in front of two origins that do as the path says.
 */
@EnabledIf(
        value = "dev.sidebyside.testing.Nginx#isInstalled",
        disabledReason = "nginx is not installed")
class GatewayErrorsIT {

    private static final String CUT_OFF = "/0";

    private final AtomicInteger asked = new AtomicInteger();
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
    void anErrorOfTheServicePassesAsItIs(int status) {
        assertPasses(gateway, status);
    }

    @Test
    void theErrorOfASingleInstancePassesAsItIs() throws IOException {
        try (Nginx single = Nginx.inFrontOf(one.getAddress().getPort())) {
            assertPasses(single, 503);
        }
    }

    /** More often than there are instances: none is left alone because of it. */
    private static void assertPasses(Nginx gateway, int status) {
        for (int i = 0; i < 5; i++) {
            Response answer = RestAssured.get(gateway.url("/" + status));

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.asString()).isEqualTo("origin");
            assertThat(answer.header("Retry-After")).isEqualTo("7");
        }
    }

    @Test
    void aGetThatIsCutOffIsRepeatedElsewhere() {
        RestAssured.get(gateway.url(CUT_OFF));

        assertThat(asked).hasValue(2);
    }

    @Test
    void aPostIsNotRepeated() {
        RestAssured.post(gateway.url(CUT_OFF));

        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"GET", "POST"})
    void whereNoInstanceRespondsTheGatewayReportsIt(Method method) {
        one.stop(0);
        other.stop(0);

        Response response = RestAssured.given().request(method, gateway.url("/200"));

        assertIsTheGateways(response, 502, "Bad Gateway");
    }

    @Test
    void aBodyOfMoreThan64KbIsRefused() {
        Response response = RestAssured.given().body(new byte[70_000]).post(gateway.url("/200"));

        assertIsTheGateways(response, 413, "Content Too Large");
        assertThat(asked).hasValue(0);
    }

    @Test
    void aHeaderOfMoreThan8KbIsRefused() {
        Response response =
                RestAssured.given().header("X-Large", "x".repeat(9_000)).get(gateway.url("/200"));

        assertIsTheGateways(response, 431, "Request Header Fields Too Large");
        assertThat(asked).hasValue(0);
    }

    /** As a client does that wants to hold as many connections as it can. */
    @Test
    void aClientThatDoesNotFinishItsRequestIsCutOff() throws IOException {
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
                // Other spellings, which the service may understand
                "/q;x/metrics",
                "/profiler;x/requests",
                "//q/metrics",
                "/x/../q/metrics",
                "/%71/metrics"
            })
    void whatNoSwitchTurnsOnIsNotPassedOn(String path) throws IOException {
        try (Nginx closed = Nginx.passingOn("nothing", one.getAddress().getPort())) {
            String response = raw(closed, path);

            assertThat(response).startsWith("HTTP/1.1 404").contains("by the gateway");
            assertThat(asked).hasValue(0);
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
    void whatASwitchTurnsOnIsPassedOn(String page, String path) throws IOException {
        try (Nginx open = Nginx.passingOn(page, one.getAddress().getPort())) {
            assertThat(raw(open, path)).startsWith("HTTP/1.1 200").contains("origin");
        }
    }

    private static void assertIsTheGateways(Response response, int status, String title) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.jsonPath().getString("title")).isEqualTo(title);
        assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(response.jsonPath().getString("detail")).contains("by the gateway");
    }

    /** Sends the path as it is, which a library would not. */
    private static String raw(Nginx nginx, String path) throws IOException {
        try (Socket client = new Socket("127.0.0.1", nginx.port())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            client.getOutputStream().write(request.getBytes(UTF_8));
            return new String(client.getInputStream().readAllBytes(), UTF_8);
        }
    }

    /** It returns 503 for /503, nothing for /0, and 200 for what is no number. */
    private HttpServer origin() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
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
