package dev.sidebyside.lesson.rendering;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.testing.AtTwoSizes;
import dev.sidebyside.testing.Measured;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A post as HTML. A response is one text, so N is the number of requests for it. */
@QuarkusTest
class RenderingTest {

    @Inject Caches caches;
    @Inject MeterRegistry metrics;

    private EditedPost post;

    @BeforeEach
    void publish() {
        caches.clear();
        post = EditedPost.publish("*old*");
    }

    @AfterEach
    void delete() {
        post.delete();
    }

    @AtTwoSizes
    void naiveRendersOncePerRequest(int n) {
        long before = renders();

        for (int i = 0; i < n; i++) {
            assertThat(measure(html("/naive"))).succeeds().inStatements(1);
        }

        assertThat(renders() - before).as("renders by %d requests", n).isEqualTo(n);
    }

    @AtTwoSizes
    void optimizedDoesNotRenderOnAHit(int n) {
        given().get(html("/optimized"));
        long before = renders();

        for (int i = 0; i < n; i++) {
            assertThat(measure(html("/optimized"))).succeeds().inStatements(1).isWithoutFindings();
        }

        assertThat(renders() - before).as("renders by %d requests", n).isZero();
    }

    /** Both sides run one statement, but not the same one. */
    @Test
    void optimizedReadsOnlyTheVersionOnAHit() {
        given().get(html("/optimized"));
        Measured hit = measure(html("/optimized"));

        assertThat(hit.profile().groups().get(0).text()).contains("version").doesNotContain("body");
        assertThat(hit).looksUp("hit").inCommands(1);
    }

    @Test
    void optimizedReadsTheBodyAndRendersItOnAMiss() {
        long before = renders();

        assertThat(measure(html("/optimized"))).succeeds().inStatements(2).looksUp("miss");

        assertThat(renders() - before).as("renders on a miss").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/naive", "/optimized"})
    void anEditIsVisibleAtOnce(String side) {
        assertReturns(side, "<p><em>old</em></p>\n");
        post.edit("*new*");
        assertReturns(side, "<p><em>new</em></p>\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/naive", "/optimized"})
    void scriptsAreEscaped(String side) {
        post.edit("<script>alert(1)</script>");

        assertReturns(side, "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/naive", "/optimized"})
    void returns404ForAnUnknownPostAfterOneStatement(String side) {
        given().get(side + "/posts/0/html")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("There is no post 0."));
        assertThat(measure(side + "/posts/0/html")).inStatements(1);
    }

    private void assertReturns(String side, String html) {
        given().get(html(side))
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .body(equalTo(html));
    }

    private String html(String side) {
        return side + "/posts/" + post.id + "/html";
    }

    /** The renders of both sides. */
    private long renders() {
        return metrics.find("rendering.renders").timers().stream().mapToLong(Timer::count).sum();
    }
}
