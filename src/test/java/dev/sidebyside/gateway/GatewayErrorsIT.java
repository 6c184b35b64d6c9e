package dev.sidebyside.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sidebyside.testing.Nginx;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose error it is: an origin that answers as the test asks it to, as two instances. */
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

    @Test
    void whereNobodyAnswersTheGatewaySaysThatItIsItself() {
        one.stop(0);
        other.stop(0);

        Response answer = RestAssured.get(gateway.url("/200"));

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.jsonPath().getString("title")).isEqualTo("Bad Gateway");
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(502);
        assertThat(answer.jsonPath().getString("detail")).contains("gateway");
    }

    /** It answers /503 with 503, and /0 not at all. */
    private HttpServer origin() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        int status = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
        if (status != 0) {
            exchange.getResponseHeaders().set("Retry-After", "7");
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write("origin".getBytes(UTF_8));
        }
        exchange.close();
    }
}
