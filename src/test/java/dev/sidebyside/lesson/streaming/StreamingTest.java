package dev.sidebyside.lesson.streaming;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.blog.Post;
import dev.sidebyside.platform.profiler.Profile;
import dev.sidebyside.testing.AtTwoSizes;
import dev.sidebyside.testing.Measured;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The newest posts as NDJSON: what both sides have in common, and when the first byte leaves. */
@QuarkusTest
class StreamingTest {

    @Inject ObjectMapper json;

    @AtTwoSizes
    void bothSidesReadEachRowInOneStatement(int n) {
        for (String side : List.of("/naive", "/optimized")) {
            assertThat(measure(side + "/export?limit=" + n))
                    .hasLines(n)
                    .inStatements(1)
                    .readsRows(n)
                    .loadsEntities(0)
                    .isWithoutFindings();
        }
    }

    @Test
    void bothSidesRunTheSameStatementAndReturnTheSameBytes() {
        Measured naive = measure("/naive/export?limit=1000");
        Measured optimized = measure("/optimized/export?limit=1000");

        assertThat(optimized.profile().groups())
                .extracting(Profile.Group::text)
                .containsExactly(naive.profile().groups().get(0).text());
        assertThat(optimized.response().asByteArray()).isEqualTo(naive.response().asByteArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1000})
    void naiveReadsAllRowsBeforeTheFirstByte(int n) {
        assertThat(measure("/naive/export?limit=" + n)).readsRowsBeforeFirstByte(n);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1000})
    void optimizedReadsAtMostAHundredRowsBeforeTheFirstByte(int n) {
        assertThat(measure("/optimized/export?limit=" + n))
                .hasLines(n)
                .readsRowsBeforeFirstByte(Math.min(n, 100));
    }

    @Test
    void anUnflushedBufferReadsAllRowsBeforeTheFirstByte() {
        assertThat(measure("/wrong/streaming/buffer?limit=1000"))
                .hasLines(1000)
                .readsRowsBeforeFirstByte(1000);
    }

    /** And each of them reads the rows of all pages before it again: see the lesson pagination. */
    @Test
    void pagesByOffsetRunAStatementForEachPage() {
        assertThat(measure("/wrong/streaming/offset?limit=1000"))
                .hasLines(1000)
                .inStatements(10)
                .blames("N+1", "WrongFixes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/naive", "/optimized"})
    void eachLineIsOnePostNewestFirst(String side) throws IOException {
        List<Long> newestFirst =
                Post.find("select id from Post order by publishedAt desc, id desc")
                        .project(Long.class)
                        .list();

        String body = given().get(side + "/export").asString();
        List<Long> exported = new ArrayList<>();
        for (String line : body.split("\n")) {
            exported.add(json.readValue(line, ExportedPost.class).id());
        }

        assertThat(exported).containsExactlyElementsOf(newestFirst);
        assertThat(body).endsWith("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/naive", "/optimized"})
    void headDoesNotRunTheExport(String side) {
        Response head = given().head(side + "/export?limit=1000000");

        head.then()
                .statusCode(200)
                .contentType(startsWith("application/x-ndjson"))
                .header("Content-Length", blankOrNullString());
        assertThat(Measured.of(head)).inStatements(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1000001", "all", ""})
    void returns400ForAWrongLimit(String limit) {
        for (String side : List.of("/naive", "/optimized")) {
            given().get(side + "/export?limit=" + limit).then().statusCode(400);
        }
    }
}
