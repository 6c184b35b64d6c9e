package dev.sidebyside.lesson.compression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sidebyside.testing.Nginx;
import dev.sidebyside.testing.PackagedService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed behind a real nginx: as it is without it. */
@EnabledIf(
        value = "dev.sidebyside.testing.Nginx#isInstalled",
        disabledReason = "nginx is not installed")
class CompressionThroughGatewayIT {

    private static final String FEED = "/optimized/feed?limit=50";

    private static PackagedService service;
    private static Nginx gateway;

    @BeforeAll
    static void start() throws IOException {
        service = PackagedService.start();
        gateway = Nginx.inFrontOf(service.port());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
    }

    @ParameterizedTest
    @CsvSource({"gzip, true", "identity, false", "gzip;q=0, false"})
    void eachClientReceivesItsCoding(String acceptEncoding, boolean compressed) {
        Exchange direct = Exchange.get(direct(), "Accept-Encoding", acceptEncoding);
        Exchange forwarded = Exchange.get(forwarded(), "Accept-Encoding", acceptEncoding);

        assertThat(forwarded.isCompressed()).isEqualTo(compressed);
        assertThat(forwarded.response().body()).isEqualTo(direct.response().body());
        for (String header : new String[] {"ETag", "Vary", "Content-Encoding", "Content-Length"}) {
            assertThat(forwarded.header(header)).as(header).isEqualTo(direct.header(header));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity"})
    void returns304WhenTheEtagMatches(String coding) {
        String tag = Exchange.get(forwarded()).header("ETag").orElseThrow();

        Exchange unchanged =
                Exchange.get(forwarded(), "Accept-Encoding", coding, "If-None-Match", tag);

        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.header("ETag")).contains(tag);
        assertThat(unchanged.bytes()).isZero();
    }

    @Test
    void headReturnsTheLengthOfTheCompressedBody() {
        Exchange get = Exchange.get(forwarded(), "Accept-Encoding", "gzip");

        Exchange head = Exchange.send("HEAD", forwarded(), "Accept-Encoding", "gzip");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.isCompressed()).isTrue();
        assertThat(head.header("Content-Length")).contains(String.valueOf(get.bytes()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity"})
    void aRangeReturnsTheWhole(String coding) {
        Exchange feed =
                Exchange.get(forwarded(), "Accept-Encoding", coding, "Range", "bytes=10-19");

        assertThat(feed.status()).isEqualTo(200);
        assertThat(feed.text()).isEqualTo(Exchange.get(direct()).text());
    }

    /** The wrong fix: a cache sends the stored bytes to a client that cannot decompress. */
    @Test
    void withoutVaryACacheSendsGzipToEveryClient() throws IOException {
        assertThat(secondClientOf(null).isCompressed()).isTrue();
    }

    @Test
    void withVaryACacheStoresEachCoding() throws IOException {
        Exchange second = secondClientOf("Accept-Encoding");

        assertThat(second.isCompressed()).isFalse();
        assertThat(second.text()).isEqualTo("origin");
    }

    /** The first client accepts gzip, the second one does not. */
    private static Exchange secondClientOf(String vary) throws IOException {
        HttpServer origin =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        origin.createContext("/", exchange -> respond(exchange, vary));
        origin.start();
        try (Nginx cache = Nginx.inFrontOf(origin.getAddress().getPort())) {
            URI url = URI.create(cache.url("/cached"));
            assertThat(Exchange.get(url, "Accept-Encoding", "gzip").text()).isEqualTo("origin");
            return Exchange.get(url);
        } finally {
            origin.stop(0);
        }
    }

    private static void respond(HttpExchange exchange, String vary) throws IOException {
        byte[] body = "origin".getBytes(UTF_8);
        if ("gzip".equals(exchange.getRequestHeaders().getFirst("Accept-Encoding"))) {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (OutputStream gzip = new GZIPOutputStream(compressed)) {
                gzip.write(body);
            }
            body = compressed.toByteArray();
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.getResponseHeaders().set("Cache-Control", "s-maxage=60");
        Optional.ofNullable(vary).ifPresent(it -> exchange.getResponseHeaders().set("Vary", it));
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static URI direct() {
        return URI.create(service.url(FEED));
    }

    private static URI forwarded() {
        return URI.create(gateway.url(FEED));
    }
}
