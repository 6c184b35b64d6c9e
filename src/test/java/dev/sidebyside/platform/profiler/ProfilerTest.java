package dev.sidebyside.platform.profiler;

import static dev.sidebyside.testing.Measured.measure;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.sidebyside.platform.profiler.Profile.Caller;
import dev.sidebyside.platform.profiler.Profile.Finding;
import dev.sidebyside.testing.AtTwoSizes;
import dev.sidebyside.testing.Measured;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts every statement of a request, wherever it comes from, and finds its cause. */
@QuarkusTest
class ProfilerTest {

    @AtTwoSizes
    void countsPlainJdbc(int n) {
        Profile profile = measure("/profiled/jdbc?times=" + n).profile();

        assertThat(profile.statements()).isEqualTo(n);
        assertThat(profile.groups())
                .singleElement()
                .extracting(Profile.Group::text)
                .isEqualTo("select 1");
    }

    @AtTwoSizes
    void countsABatchAsOneStatementOfManyRows(int n) {
        Profile profile = measure("/profiled/batch?rows=" + n).profile();

        assertThat(profile.statements()).isEqualTo(1);
        assertThat(profile.groups())
                .singleElement()
                .extracting(Profile.Group::batchedRows)
                .isEqualTo(n);
    }

    @AtTwoSizes
    void theHeaderCountsLazyLoadsDuringSerialization(int n) {
        Measured lazy = measure("/profiled/lazy?limit=" + n);

        assertThat(lazy.response().asByteArray()).hasSizeGreaterThan(8 * 1024);
        assertThat(lazy.profile().statements()).isEqualTo(1 + n + n);
        assertThat(lazy.response().header("Server-Timing"))
                .contains("desc=\"" + (1 + n + n) + " statements\"");
    }

    @Test
    void blamesTheLineThatRanTheStatement() {
        Profile profile = measure("/naive/posts?limit=10").profile();

        assertThat(callers(profile))
                .anyMatch(
                        at -> at.matches(".*NaivePostList\\.newest\\(NaivePostList\\.java:\\d+\\)"))
                .anyMatch(at -> at.matches(".*PostSummary.*\\(PostSummary\\.java:\\d+\\)"));
    }

    @Test
    void blamesTheAssociationThatJacksonReads() {
        Profile profile = measure("/profiled/lazy?limit=10").profile();

        assertThat(profile.findings())
                .extracting(Finding::from)
                .containsExactlyInAnyOrder(
                        "Author, read while the response was serialized",
                        "Post.tags, read while the response was serialized");
    }

    @Test
    void profilesAFailedRequest() {
        Measured bug = measure("/profiled/bug");

        assertThat(bug.response().statusCode()).isEqualTo(500);
        assertThat(bug.profile().status()).isEqualTo(500);
        assertThat(bug.profile().statements()).isEqualTo(1);
    }

    @Test
    void countsAFailedStatement() {
        assertThat(measure("/profiled/failing-statement").profile().statements()).isEqualTo(1);
    }

    @Test
    void timesAddUpToTheTotal() {
        ServerTiming timing = measure("/naive/posts?limit=100").profile().timing();

        assertThat(timing.dbMillis()).isPositive();
        assertThat(timing.jsonMillis()).isPositive();
        assertThat(timing.dbMillis() + timing.appMillis() + timing.jsonMillis())
                .isCloseTo(timing.totalMillis(), offset(0.01));
    }

    /** They would displace the profiles that they show. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/lessons",
                "/lessons/fetchjoin",
                "/assets/site.css",
                "/profiler",
                "/q/health"
            })
    void leavesPagesOut(String page) {
        Response response = given().redirects().follow(false).get(page);

        assertThat(response.statusCode()).isLessThan(400);
        assertThat(response.header("Profile")).isNull();
        assertThat(response.header("Server-Timing")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/lessonsandmore", "/quite", "/profilers"})
    void recordsPathsThatOnlyBeginAsAPageDoes(String path) {
        assertThat(given().get(path).header("Profile")).isNotNull();
    }

    @Test
    void theListIsNewestFirstAndBounded() {
        for (int i = 0; i < 205; i++) {
            given().get("/nothing/" + i);
        }
        List<Profile> recent = List.of(given().get("/profiler/requests").as(Profile[].class));

        assertThat(recent).hasSize(200);
        assertThat(recent.get(0).uri()).isEqualTo("/nothing/204");
        assertThat(recent.get(199).uri()).isEqualTo("/nothing/5");
    }

    private static List<String> callers(Profile profile) {
        return profile.groups().stream()
                .flatMap(group -> group.callSites().stream())
                .map(Caller::at)
                .toList();
    }
}
