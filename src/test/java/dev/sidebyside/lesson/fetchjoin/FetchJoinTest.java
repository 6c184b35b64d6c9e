package dev.sidebyside.lesson.fetchjoin;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;

import dev.sidebyside.testing.AtTwoSizes;
import dev.sidebyside.testing.Readme;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/**
 * The newest posts, whose authors all differ: the worst case, and the usual one on a front page.
 */
@QuarkusTest
class FetchJoinTest {

    @AtTwoSizes
    void naiveAsksForEachAuthor(int n) {
        assertThat(measure("/naive/posts?limit=" + n))
                .lists(n)
                .inStatements(1 + n)
                .blames("N+1", "PostSummary");
    }

    @AtTwoSizes
    void optimizedAsksOnce(int n) {
        assertThat(measure("/optimized/posts?limit=" + n))
                .lists(n)
                .inStatements(1)
                .readsRows(n)
                .loadsEntities(2L * n)
                .isWithoutFindings();
    }

    /**
     * An eager association is fetched by join only when an entity is loaded by id, not by a query.
     */
    @AtTwoSizes
    void mappingItEagerStillAsksForEachAuthor(int n) {
        assertThat(measure("/wrong/fetchjoin/eager?limit=" + n)).lists(n).inStatements(1 + n);
    }

    /**
     * The record is built by the query, but from a whole post, whose author is as lazy as before.
     */
    @AtTwoSizes
    void constructingFromTheEntityStillAsksForEachAuthor(int n) {
        assertThat(measure("/wrong/fetchjoin/constructor?limit=" + n)).lists(n).inStatements(1 + n);
    }

    @Test
    void theReadmeTellsTheseCounts() {
        Readme.assertTellsCountsOf("fetchjoin");
    }
}
