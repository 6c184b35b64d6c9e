package dev.sidebyside.platform.profiler;

import static dev.sidebyside.testing.Measured.measure;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.platform.profiler.Profile.Caller;
import dev.sidebyside.testing.AtTwoSizes;
import dev.sidebyside.testing.Measured;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A request's statements are all counted, wherever they come from, and traced to their cause. */
@QuarkusTest
class ProfilerTest {

    @AtTwoSizes
    void plainJdbcIsCounted(int n) {
        Profile profile = measure("/profiled/jdbc?times=" + n).profile();

        assertThat(profile.statements()).isEqualTo(n);
        assertThat(profile.groups())
                .singleElement()
                .extracting(Profile.Group::text)
                .isEqualTo("select 1");
    }

    @AtTwoSizes
    void aBatchIsOneStatementOfManyRows(int n) {
        Profile profile = measure("/profiled/batch?rows=" + n).profile();

        assertThat(profile.statements()).isEqualTo(1);
        assertThat(profile.groups())
                .singleElement()
                .extracting(Profile.Group::batchedRows)
                .isEqualTo(n);
    }

    @AtTwoSizes
    void lazyLoadsDuringSerialisationAreCountedEvenInTheHeader(int n) {
        Measured lazy = measure("/profiled/lazy?limit=" + n);

        assertThat(lazy.response().asByteArray()).hasSizeGreaterThan(8 * 1024);
        assertThat(lazy.profile().statements()).isEqualTo(1 + n + n);
        assertThat(lazy.response().header("Server-Timing"))
                .contains("desc=\"" + (1 + n + n) + " statements\"");
    }

    @Test
    void aLineOfTheProjectIsBlamedWhereOneAsked() {
        Profile profile = measure("/naive/posts?limit=10").profile();

        assertThat(callers(profile))
                .anyMatch(
                        at -> at.matches(".*NaivePostList\\.newest\\(NaivePostList\\.java:\\d+\\)"))
                .anyMatch(at -> at.matches(".*PostSummary.*\\(PostSummary\\.java:\\d+\\)"));
    }

    @Test
    void anAssociationIsBlamedWhereJacksonAsked() {
        Profile profile = measure("/profiled/lazy?limit=10").profile();

        assertThat(profile.findings())
                .extracting(Finding::from)
                .containsExactlyInAnyOrder(
                        "Author, read while the response was serialised",
                        "Post.tags, read while the response was serialised");
    }

    @Test
    void aFailedRequestIsProfiledToo() {
        Measured bug = measure("/profiled/bug");

        assertThat(bug.response().statusCode()).isEqualTo(500);
        assertThat(bug.profile().status()).isEqualTo(500);
        assertThat(bug.profile().statements()).isEqualTo(1);
    }

    @Test
    void aFailedStatementIsCountedToo() {
        assertThat(measure("/profiled/failing-statement").profile().statements()).isEqualTo(1);
    }

    @Test
    void theSplitAddsUp() {
        Split split = measure("/naive/posts?limit=100").profile().split();

        assertThat(split.db()).isPositive();
        assertThat(split.json()).isPositive();
        assertThat(split.db() + split.app() + split.json()).isCloseTo(split.total(), within(0.05));
    }

    @Test
    void theListIsNewestFirstAndBounded() {
        for (int i = 0; i < 205; i++) {
            given().get("/lessons/" + i);
        }
        List<Profile> recent = List.of(given().get("/profiler/requests").as(Profile[].class));

        assertThat(recent).hasSize(200);
        assertThat(recent.get(0).uri()).isEqualTo("/lessons/204");
        assertThat(recent.get(199).uri()).isEqualTo("/lessons/5");
    }

    private static org.assertj.core.data.Offset<Double> within(double value) {
        return org.assertj.core.data.Offset.offset(value);
    }

    private static List<String> callers(Profile profile) {
        return profile.groups().stream()
                .flatMap(group -> group.callSites().stream())
                .map(Caller::at)
                .toList();
    }
}
