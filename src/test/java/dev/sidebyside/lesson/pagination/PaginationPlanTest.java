package dev.sidebyside.lesson.pagination;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.Plans.plansOf;
import static dev.sidebyside.testing.PlansAssert.assertThat;

import dev.sidebyside.blog.Post;
import dev.sidebyside.testing.ManyPosts;
import dev.sidebyside.testing.Plans;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The rows that PostgreSQL reads for page 1,800 of 100,000 posts, with 50 posts on a page. */
@QuarkusTest
@TestInstance(Lifecycle.PER_CLASS)
class PaginationPlanTest {

    private static final int SKIPPED = 1_799 * 50;

    private ManyPosts posts;

    @BeforeAll
    void fillTheTable() {
        posts = ManyPosts.upTo(100_000);
    }

    @AfterAll
    void emptyTheTable() {
        posts.close();
    }

    @Test
    void naiveReadsEverySkippedRow() {
        Plans page = plansOf(measure("/naive/archive?limit=50&after=" + SKIPPED));

        assertThat(page).ofStatement("offset").visitsMoreThan(89_000, "post");
    }

    @Test
    void optimizedReadsThePageAndOneMoreRow() {
        Plans page = plansOf(measure("/optimized/archive?limit=50&after=" + lastSkipped()));

        assertThat(page).visitsAtMost(51, "post").usesIndex("post_newest").hasNo("Sort");
    }

    /** A comparison with "or" selects the same rows, but the index only provides their order. */
    @Test
    void aComparisonWithOrReadsEverySkippedRow() {
        Plans page = plansOf(measure("/wrong/pagination/or?limit=50&after=" + lastSkipped()));

        assertThat(page).visitsMoreThan(89_000, "post");
    }

    /** The cursor in the link of the previous page. */
    private static Cursor lastSkipped() {
        Post post =
                Post.<Post>find("order by publishedAt desc, id desc")
                        .range(SKIPPED - 1, SKIPPED - 1)
                        .firstResult();
        return new Cursor(post.publishedAt, post.id);
    }
}
