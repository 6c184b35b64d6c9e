package dev.sidebyside.lesson.latest;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.Plans.plansOf;
import static dev.sidebyside.testing.PlansAssert.assertThat;

import dev.sidebyside.blog.Comment;
import dev.sidebyside.testing.AtTwoSizes;
import dev.sidebyside.testing.ManyComments;
import dev.sidebyside.testing.Measured;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The comments that PostgreSQL reads, of 100,000 in the table. */
@QuarkusTest
@TestInstance(Lifecycle.PER_CLASS)
class LatestPlanTest {

    private ManyComments comments;

    @BeforeAll
    void fillTheTable() {
        comments = ManyComments.upTo(100_000);
    }

    @AfterAll
    void emptyTheTable() {
        comments.close();
    }

    /** The index has the latest comments of each post at one end. */
    @AtTwoSizes
    void optimizedVisitsTheCommentsOfTheResponse(int n) {
        assertThat(plansOf(measure("/optimized/tags/java/discussions?limit=" + n)))
                .ofStatement("lateral")
                .usesIndex("comment_by_post")
                .visitsAtMost(3L * n, "comment");
    }

    /** A window function returns few rows, but the database numbers every comment. */
    @AtTwoSizes
    void aWindowFunctionVisitsEveryComment(int n) {
        Measured request = measure("/wrong/latest/window?limit=" + n);
        List<Long> posts = request.response().jsonPath().getList("id", Long.class);
        long all = Comment.count("post.id in ?1", posts);

        assertThat(plansOf(request)).ofStatement("row_number").visitsMoreThan(all - 1, "comment");
    }
}
