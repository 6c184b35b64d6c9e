package dev.sidebyside.lesson.compression;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.testing.AtTwoSizes;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed, on the wire. */
@QuarkusTest
class CompressionTest {

    @TestHTTPResource("/naive/feed?limit=100")
    URI naive;

    @TestHTTPResource("/optimized/feed?limit=100")
    URI optimized;

    /** REST Assured accepts gzip and decompresses it. */
    @AtTwoSizes
    void bothSidesRunOneStatement(int n) {
        assertThat(measure("/naive/feed?limit=" + n)).lists(n).inStatements(1).loadsEntities(0);
        assertThat(measure("/optimized/feed?limit=" + n)).lists(n).inStatements(1).loadsEntities(0);
    }

    @Test
    void naiveSendsTheTextAsItIs() {
        Exchange feed = gzip(naive);

        assertThat(feed.header("Content-Encoding")).isEmpty();
        assertThat(feed.bytes()).isEqualTo(Exchange.get(naive).bytes());
    }

    @Test
    void optimizedSendsAQuarterOfTheBytes() {
        assertThat(gzip(optimized).bytes())
                .as("bytes on the wire, compressed")
                .isLessThanOrEqualTo(gzip(naive).bytes() / 4);
    }

    @Test
    void optimizedSendsHalfOfTheBytesForTenPosts() {
        URI ten = URI.create(optimized.toString().replace("100", "10"));

        assertThat(gzip(ten).bytes()).isLessThanOrEqualTo(Exchange.get(ten).bytes() / 2);
    }

    @Test
    void theDecompressedTextIsTheSame() {
        assertThat(gzip(optimized).isCompressed()).as("compressed").isTrue();
        assertThat(gzip(optimized).text()).isEqualTo(Exchange.get(naive).text());
    }

    @Test
    void theProfileCountsTheBytesAsSent() {
        assertThat(measure("/optimized/feed?limit=100").profile().bytes())
                .isEqualTo(gzip(optimized).bytes());
    }

    @Test
    void isNotCompressedWithoutAcceptEncoding() {
        assertPlain(Exchange.get(optimized));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "x-gzip",
                "*",
                "gzip, deflate, br, zstd",
                "br;q=1.0, gzip;q=0.8, *;q=0.1",
                "gzip;q=0.001",
                "gzip ; q=1.000",
                "gzip;Q=0.5, identity;q=0.5",
                "identity;q=0, *",
                "nonsense;;;, gzip"
            })
    void isCompressedForAClientThatAcceptsGzip(String acceptEncoding) {
        Exchange feed = Exchange.get(optimized, "Accept-Encoding", acceptEncoding);

        assertThat(feed.isCompressed()).as("compressed for %s", acceptEncoding).isTrue();
        assertThat(feed.text()).isEqualTo(Exchange.get(optimized).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "identity",
                "br",
                "gzip;q=0",
                "gzip;q=0.000",
                "gzip;q=0, *",
                "*;q=0",
                "gzip;q=0.5, identity",
                "gzip;q=0.5, identity;q=0.6",
                "gzip;q=2",
                "gzip;q=",
                "gzip;level=9",
                "gzipped",
                "gzip deflate"
            })
    void isPlainForOtherClients(String acceptEncoding) {
        assertPlain(Exchange.get(optimized, "Accept-Encoding", acceptEncoding));
    }

    @Test
    void combinesTwoHeaderLines() {
        assertThat(
                        Exchange.get(optimized, "Accept-Encoding", "br", "Accept-Encoding", "gzip")
                                .isCompressed())
                .as("compressed for the second line")
                .isTrue();
    }

    /** Without it, a cache would send compressed bytes to a client that cannot decompress. */
    @Test
    void everyResponseVariesByAcceptEncoding() {
        String tag = gzip(optimized).header("ETag").orElse("none");

        for (Exchange feed :
                List.of(
                        gzip(optimized),
                        Exchange.get(optimized),
                        Exchange.get(optimized, "If-None-Match", tag))) {
            assertThat(feed.header("Vary")).as("Vary of %s", feed).contains("Accept-Encoding");
        }
    }

    /** A strong one would claim that both codings have the same bytes. */
    @Test
    void bothCodingsHaveTheSameWeakEtag() {
        assertThat(gzip(optimized).header("ETag"))
                .isEqualTo(Exchange.get(optimized).header("ETag"))
                .hasValueSatisfying(tag -> assertThat(tag).matches("W/\"[0-9a-f]{64}\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void returns304WhenTheEtagMatches(String coding) {
        String tag = gzip(optimized).header("ETag").orElse("none");

        for (String version : List.of(tag, tag.replace("W/", ""), "\"other\", " + tag)) {
            Exchange unchanged =
                    Exchange.get(optimized, "Accept-Encoding", coding, "If-None-Match", version);
            assertThat(unchanged.status()).as("status for %s", version).isEqualTo(304);
            assertThat(unchanged.header("ETag")).contains(tag);
            assertThat(unchanged.header("Content-Encoding")).isEmpty();
            assertThat(unchanged.bytes()).isZero();
        }
    }

    @Test
    void returns200WhenTheEtagDoesNotMatch() {
        assertThat(Exchange.get(optimized, "If-None-Match", "W/\"other\"").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void headReturnsTheSameHeaders(String coding) {
        Exchange get = Exchange.get(optimized, "Accept-Encoding", coding);
        Exchange head = Exchange.send("HEAD", optimized, "Accept-Encoding", coding);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isZero();
        for (String name :
                List.of("ETag", "Vary", "Content-Type", "Content-Encoding", "Content-Length")) {
            assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
        }
        assertThat(head.header("Content-Length")).contains(String.valueOf(get.bytes()));
    }

    /** A server may ignore Range (RFC 9110, 14.2). Part of a compressed body is of little use. */
    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void aRangeReturnsTheWhole(String coding) {
        Exchange feed = Exchange.get(optimized, "Accept-Encoding", coding, "Range", "bytes=10-19");

        assertThat(feed.status()).isEqualTo(200);
        assertThat(feed.header("Content-Range")).isEmpty();
        assertThat(feed.text()).isEqualTo(Exchange.get(naive).text());
    }

    @Test
    void returns400ForAWrongParameterUncompressed() {
        URI wrong = URI.create(optimized.toString().replace("100", "0"));

        Exchange problem = Exchange.get(wrong, "Accept-Encoding", "gzip");

        assertThat(problem.status()).isEqualTo(400);
        assertPlain(problem);
    }

    /** The client has said that it does not accept gzip. */
    @Test
    void aSearchForTheWordCompressesForAClientThatRefusesIt() {
        Exchange feed =
                Exchange.get(
                        optimized.resolve("/wrong/compression/contains"),
                        "Accept-Encoding",
                        "gzip;q=0");

        assertThat(feed.isCompressed()).isTrue();
    }

    /** Without the header every coding is acceptable, and this one prefers gzip. */
    @Test
    void selectVariantCompressesForAClientWithoutAcceptEncoding() {
        assertThat(Exchange.get(optimized.resolve("/wrong/compression/variant")).isCompressed())
                .isTrue();
    }

    private static Exchange gzip(URI url) {
        return Exchange.get(url, "Accept-Encoding", "gzip");
    }

    private static void assertPlain(Exchange exchange) {
        assertThat(exchange.header("Content-Encoding")).isEmpty();
        assertThat(exchange.text()).startsWith(exchange.status() == 200 ? "[" : "{");
    }
}
