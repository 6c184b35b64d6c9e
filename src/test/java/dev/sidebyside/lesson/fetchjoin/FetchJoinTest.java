package dev.sidebyside.lesson.fetchjoin;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;

import dev.sidebyside.testing.AtTwoSizes;
import io.quarkus.test.junit.QuarkusTest;

/** The newest posts; in the demo data, all of them have different authors. */
@QuarkusTest
class FetchJoinTest {

    @AtTwoSizes
    void naiveLoadsEachAuthorSeparately(int n) {
        assertThat(measure("/naive/posts?limit=" + n))
                .lists(n)
                .inStatements(1 + n)
                .blames("N+1", "PostSummary");
    }

    @AtTwoSizes
    void optimizedLoadsAuthorsWithThePosts(int n) {
        assertThat(measure("/optimized/posts?limit=" + n))
                .lists(n)
                .inStatements(1)
                .readsRows(n)
                .loadsEntities(2L * n)
                .isWithoutFindings();
    }

    /**
     * Hibernate joins an eager association only when it loads an entity by its id, not in a query.
     */
    @AtTwoSizes
    void anEagerMappingStillLoadsEachAuthorSeparately(int n) {
        assertThat(measure("/wrong/fetchjoin/eager?limit=" + n)).lists(n).inStatements(1 + n);
    }

    /** The query makes the record from a whole post, whose author is still lazy. */
    @AtTwoSizes
    void aConstructorThatTakesTheEntityStillLoadsEachAuthorSeparately(int n) {
        assertThat(measure("/wrong/fetchjoin/constructor?limit=" + n)).lists(n).inStatements(1 + n);
    }
}
