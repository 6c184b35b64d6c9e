package dev.sidebyside.lesson.indexing;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.Plans.genericPlansOf;
import static dev.sidebyside.testing.Plans.plansOf;
import static dev.sidebyside.testing.PlansAssert.assertThat;

import dev.sidebyside.blog.Author;
import dev.sidebyside.testing.ManyComments;
import dev.sidebyside.testing.Measured;
import dev.sidebyside.testing.Plans;
import dev.sidebyside.testing.TemporaryIndex;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How PostgreSQL finds 20 comments of one author among 500,000. */
@QuarkusTest
@TestInstance(Lifecycle.PER_CLASS)
class IndexingPlanTest {

    private static final int COMMENTS = 500_000;

    /** Of each author; a few less, since the demo data is part of the total. */
    private static final int OF_ONE_AUTHOR = 490;

    private ManyComments comments;

    @BeforeAll
    void fillTheTables() {
        comments = ManyComments.upTo(COMMENTS);
    }

    @AfterAll
    void emptyTheTables() {
        comments.close();
    }

    /** Of a parallel scan, PostgreSQL reports rounded means. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void naiveReadsAndSortsTheWholeTable(boolean generic) {
        assertThat(plans("/naive", generic))
                .has("Seq Scan", "comment")
                .has("Sort")
                .visitsMoreThan(COMMENTS - 10, "comment");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void optimizedReadsARangeOfTheIndex(boolean generic) {
        assertThat(plans("/optimized", generic))
                .usesIndex("indexed_comment_by_author")
                .visitsAtMost(20, "indexed_comment")
                .hasNo("Sort")
                .hasNo("Incremental Sort");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void optimizedTouchesAFiftiethOfThePages(boolean generic) {
        long naive = plans("/naive", generic).buffers();

        assertThat(plans("/optimized", generic)).touchesAtMost(naive / 50);
    }

    /** The index finds the author's comments, but not in the order of the list. */
    @Test
    void anIndexOnTheAuthorAloneReadsAndSortsAllCommentsOfTheAuthor() {
        try (TemporaryIndex index = TemporaryIndex.on("comment (author_id)")) {
            assertThat(plans("/naive", false))
                    .usesIndex(TemporaryIndex.NAME)
                    .has("Sort")
                    .visitsMoreThan(OF_ONE_AUTHOR, "comment");
        }
    }

    /** The index has the order of the list, but of all authors. */
    @Test
    void anIndexOnTheDateAloneReadsTheCommentsOfOtherAuthors() {
        try (TemporaryIndex index = TemporaryIndex.on("comment (created_at)")) {
            assertThat(plans("/naive", false))
                    .usesIndex(TemporaryIndex.NAME)
                    .visitsMoreThan(10_000, "comment");
        }
    }

    private static Plans plans(String side, boolean generic) {
        String handle = Author.<Author>findById(1L).handle;
        Measured list = measure(side + "/authors/" + handle + "/comments?limit=20");
        return generic ? genericPlansOf(list) : plansOf(list);
    }
}
