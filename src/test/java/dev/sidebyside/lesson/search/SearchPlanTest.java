package dev.sidebyside.lesson.search;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.Plans.genericPlansOf;
import static dev.sidebyside.testing.Plans.plansOf;
import static dev.sidebyside.testing.PlansAssert.assertThat;

import dev.sidebyside.testing.Plans;
import dev.sidebyside.testing.Superuser;
import dev.sidebyside.testing.TemporaryIndex;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How PostgreSQL finds a text that 20 of 100,000 posts contain. */
@QuarkusTest
@TestInstance(Lifecycle.PER_CLASS)
class SearchPlanTest {

    private static final int POSTS = 100_000;
    private static final int MATCHES = 20;

    /**
     * The texts of the demo data again and again, with bodies that make the table as large as that
     * of the demo data. One title of 5,000 has one word more.
     */
    private static final String FILL =
            """
            insert into post (id, author_id, slug, title, summary, body, published_at, updated_at)
            select -n, 1, 'many-' || n,
                case n %% (%1$d / %2$d) when 1 then 'Xylophones: ' else '' end || title,
                summary, repeat('.', 350), at, at
            from generate_series(1, %1$d - (select count(*) from post)) n
            join post on post.id = 1 + n %% 1000
            cross join lateral (select timestamptz '2000-01-01' - n * interval '1 minute') past(at)
            order by n desc""";

    @BeforeAll
    void fillTheTable() {
        Superuser.run(FILL.formatted(POSTS, MATCHES), "vacuum analyze post");
    }

    @AfterAll
    void emptyTheTable() {
        Superuser.run("delete from post where id < 0", "vacuum analyze post", "reindex table post");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void naiveReadsEveryPost(boolean generic) {
        assertThat(plans("/naive/search?q=xylophone", generic)).visitsMoreThan(90_000, "post");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void optimizedReadsThePostsThatMatch(boolean generic) {
        assertThat(plans("/optimized/search?q=xylophone", generic))
                .usesIndex("post_search")
                .visitsAtMost(MATCHES, "post");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void optimizedTouchesAFiftiethOfThePages(boolean generic) {
        long naive = plans("/naive/search?q=xylophone", generic).buffers();

        assertThat(plans("/optimized/search?q=xylophone", generic)).touchesAtMost(naive / 50);
    }

    /** Two letters have no trigram. Of a parallel scan, PostgreSQL reports rounded means. */
    @Test
    void aTermOfTwoLettersReadsEveryPost() {
        assertThat(plans("/optimized/search?q=zq", false)).visitsMoreThan(POSTS - 10, "post");
    }

    /** The newest posts are read until enough of them match. */
    @Test
    void aTermOfManyPostsIsReadInTheOrderOfTheList() {
        assertThat(plans("/optimized/search?q=the", false))
                .usesIndex("post_newest")
                .visitsAtMost(100, "post");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A sorted index finds text by its beginning.
                "post (lower(title) text_pattern_ops)",
                // Each alternative of "or" needs an index.
                "post using gin (lower(title) gin_trgm_ops)",
                // The query has another expression.
                "post using gin (title gin_trgm_ops, summary gin_trgm_ops)"
            })
    void anIndexThatDoesNotFitTheQueryIsNotUsed(String definition) {
        try (TemporaryIndex index = TemporaryIndex.on(definition)) {
            assertThat(plans("/naive/search?q=xylophone", false)).visitsMoreThan(90_000, "post");
        }
    }

    /** The index could have been made for the query as well as the query for the index. */
    @Test
    void anIndexOnTheExpressionsOfTheNaiveQueryServesIt() {
        String definition =
                "post using gin (lower(title) gin_trgm_ops, lower(summary) gin_trgm_ops)";
        try (TemporaryIndex index = TemporaryIndex.on(definition)) {
            assertThat(plans("/naive/search?q=xylophone", false))
                    .usesIndex(TemporaryIndex.NAME)
                    .visitsAtMost(MATCHES, "post");
        }
    }

    private static Plans plans(String request, boolean generic) {
        return generic ? genericPlansOf(measure(request)) : plansOf(measure(request));
    }
}
