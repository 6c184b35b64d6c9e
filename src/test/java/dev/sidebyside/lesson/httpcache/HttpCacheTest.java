package dev.sidebyside.lesson.httpcache;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;

import dev.sidebyside.blog.Tag;
import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.testing.AtTwoSizes;
import dev.sidebyside.testing.Measured;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Repeated requests for all tags. */
@QuarkusTest
class HttpCacheTest {

    private static final String OPTIMIZED = "/optimized/tags?limit=";
    private static final String HASHED = "/wrong/httpcache/hashed?limit=";

    @Inject Caches caches;

    @AtTwoSizes
    void naiveIgnoresIfNoneMatch(int n) {
        Measured request = measureIfNoneMatch("/naive/tags?limit=" + n, "*");

        assertThat(request).lists(n).inStatements(1);
        for (String name : new String[] {"ETag", "Cache-Control"}) {
            assertThat(request.response().header(name)).as(name).isNull();
        }
    }

    @AtTwoSizes
    void optimizedReturns304WhenTheEtagMatches(int n) {
        String tag = tagOf(OPTIMIZED + n);

        Measured request = measureIfNoneMatch(OPTIMIZED + n, tag);

        request.response()
                .then()
                .statusCode(304)
                .body(emptyOrNullString())
                .header("ETag", equalTo(tag))
                .header("Cache-Control", equalTo("public, max-age=0, s-maxage=5"));
        assertThat(request).inStatements(0);
        assertThat(request.profile().cache()).as("commands to Redis").hasSize(1);
    }

    @AtTwoSizes
    void optimizedRunsTheQueryOnce(int n) {
        caches.clear();

        assertThat(measure(OPTIMIZED + n)).lists(n).inStatements(1);
        assertThat(measure(OPTIMIZED + n)).lists(n).inStatements(0);
    }

    /** So there is no {@code Vary}, which would make a shared cache store several responses. */
    @Test
    void theResponseDependsOnTheUrlAlone() {
        Response one = given().get(OPTIMIZED + 10);
        Response other =
                given().header("Accept-Encoding", "gzip")
                        .header("Accept-Language", "de")
                        .header("User-Agent", "other")
                        .header("Cookie", "a=b")
                        .get(OPTIMIZED + 10);

        assertThat(other.asByteArray()).isEqualTo(one.asByteArray());
        for (String name : new String[] {"ETag", "Content-Type", "Content-Encoding", "Vary"}) {
            assertThat(other.header(name)).as(name).isEqualTo(one.header(name));
        }
        assertThat(one.header("Vary")).isNull();
    }

    @Test
    void theEtagChangesWithTheDataOnly() {
        String before = tagOf(OPTIMIZED + 10);
        Tag added = new Tag();
        added.slug = "0-first-of-all";
        added.name = "First of all";
        try {
            change(added::persist);
            assertThat(measureIfNoneMatch(OPTIMIZED + 10, before)).lists(10);
            assertThat(tagOf(OPTIMIZED + 10)).isNotEqualTo(before);
        } finally {
            change(() -> Tag.deleteById(added.id));
        }
        assertThat(tagOf(OPTIMIZED + 10))
                .as("ETag of the same data, computed again")
                .isEqualTo(before);
    }

    /** This saves bytes but no statement: the ETag is computed from the rows. */
    @AtTwoSizes
    void anEtagComputedFromTheRowsSavesNoStatement(int n) {
        Measured request = measureIfNoneMatch(HASHED + n, tagOf(HASHED + n));

        request.response().then().statusCode(304).body(emptyOrNullString());
        assertThat(request).inStatements(1);
    }

    /** JAX-RS compares strongly, so a client behind a compressing proxy receives the whole body. */
    @AtTwoSizes
    void aStrongComparisonRejectsAWeakenedEtag(int n) {
        assertThat(measureIfNoneMatch(HASHED + n, "W/" + tagOf(HASHED + n)))
                .lists(n)
                .inStatements(1);
    }

    private static String tagOf(String path) {
        String tag = given().get(path).header("ETag");
        assertThat(tag).as("ETag of GET " + path).matches("\"[0-9a-f]+\"");
        return tag;
    }

    private static Measured measureIfNoneMatch(String path, String value) {
        return Measured.of(given().header("If-None-Match", value).get(path));
    }

    private void change(Runnable change) {
        QuarkusTransaction.requiringNew().run(change);
        caches.clear();
    }
}
