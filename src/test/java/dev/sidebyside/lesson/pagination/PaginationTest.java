package dev.sidebyside.lesson.pagination;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sidebyside.blog.Post;
import dev.sidebyside.testing.AtTwoSizes;
import dev.sidebyside.testing.BlogRows;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The archive, page by page. */
@QuarkusTest
class PaginationTest {

    private static final Instant NOW = Instant.now();

    @AtTwoSizes
    void naiveRunsACountForEveryPage(int n) {
        assertThat(measure("/naive/archive?limit=" + n)).lists(n).inStatements(2);
        assertThat(measure("/naive/archive?after=500&limit=" + n)).lists(n).inStatements(2);
    }

    @AtTwoSizes
    void optimizedReadsOnlyThePage(int n) {
        ArchiveWalk walk = ArchiveWalk.begin("/optimized/archive?limit=" + n);
        assertThat(measure("/optimized/archive?limit=" + n)).lists(n).inStatements(1);
        assertThat(measure(walk.next())).lists(n).inStatements(1).readsAtMostRows(n + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/naive", "/optimized"})
    void followingTheLinksListsEveryPostOnce(String side) {
        List<Long> newestFirst =
                Post.find("select id from Post order by publishedAt desc, id desc")
                        .project(Long.class)
                        .list();

        assertThat(ArchiveWalk.begin(side + "/archive?limit=70").toTheEnd())
                .containsExactlyElementsOf(newestFirst);
    }

    @Test
    void naiveRepeatsAPostAfterAnotherIsPublished() {
        ArchiveWalk naive = ArchiveWalk.begin("/naive/archive?limit=10");
        ArchiveWalk optimized = ArchiveWalk.begin("/optimized/archive?limit=10");
        long last = naive.ids().get(9);

        Post published = BlogRows.publish("between-two-pages", NOW);
        try {
            assertThat(naive.follow().ids()).contains(last);
            assertThat(optimized.follow().ids()).doesNotContain(last);
        } finally {
            BlogRows.delete(published);
        }
    }

    @Test
    void naiveSkipsAPostAfterAnotherIsDeleted() {
        Post published = BlogRows.publish("soon-gone", NOW);
        ArchiveWalk naive = ArchiveWalk.begin("/naive/archive?limit=10");
        ArchiveWalk optimized = ArchiveWalk.begin("/optimized/archive?limit=10");
        long next = given().get("/naive/archive?limit=1&after=10").jsonPath().getLong("[0].id");

        BlogRows.delete(published);

        assertThat(naive.follow().ids()).doesNotContain(next);
        assertThat(optimized.follow().ids()).startsWith(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/naive", "/optimized"})
    void returns400ForAPageThatIsNotFromALink(String side) {
        for (String after : new String[] {"", "garbage", "-1", "99999999999"}) {
            given().get(side + "/archive?after=" + after)
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("after"));
        }
    }
}
