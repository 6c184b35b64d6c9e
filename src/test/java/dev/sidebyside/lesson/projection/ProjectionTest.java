package dev.sidebyside.lesson.projection;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;
import static dev.sidebyside.testing.Plans.plansOf;
import static dev.sidebyside.testing.PlansAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.testing.AtTwoSizes;
import dev.sidebyside.testing.Measured;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sitemap: three short columns of each post. */
@QuarkusTest
class ProjectionTest {

    private static final String NAIVE = "/naive/sitemap?limit=";
    private static final String OPTIMIZED = "/optimized/sitemap?limit=";

    @AtTwoSizes
    void naiveLoadsEveryPost(int n) {
        assertThat(measure(NAIVE + n)).lists(n).inStatements(1).loadsEntities(n);
    }

    @AtTwoSizes
    void optimizedLoadsNoEntity(int n) {
        assertThat(measure(OPTIMIZED + n))
                .lists(n)
                .inStatements(1)
                .readsRows(n)
                .loadsEntities(0)
                .isWithoutFindings();
    }

    @Test
    void optimizedAllocatesATenthOfTheNaiveSide() {
        long naive = warm(NAIVE + 1000).profile().resources().allocatedBytes();

        assertThat(warm(OPTIMIZED + 1000)).lists(1000).allocatesAtMost(naive / 10);
    }

    @Test
    void theDatabaseSendsATenthOfTheBytes() {
        long naive = plansOf(measure(NAIVE + 1000)).outputKilobytes();

        assertThat(plansOf(measure(OPTIMIZED + 1000))).outputsAtMostKilobytes(naive / 10);
    }

    /** The query makes the record from a post, so Hibernate loads the post first. */
    @ParameterizedTest
    @ValueSource(strings = {"constructor", "graph"})
    void wrongFixesThatTakeAnEntityLoadAllOfIt(String fix) {
        String path = "/wrong/projection/" + fix + "?limit=";

        for (int n : new int[] {10, 100}) {
            assertThat(measure(path + n)).lists(n).inStatements(1).loadsEntities(n);
        }
        assertThat(plansOf(measure(path + 1000)).outputKilobytes())
                .isEqualTo(plansOf(measure(NAIVE + 1000)).outputKilobytes());
    }

    /** It saves the bytes of the body, but neither the other columns nor the entities. */
    @AtTwoSizes
    void aLazyBodyStillLoadsEveryPost(int n) {
        assertThat(measure("/wrong/projection/lazy?limit=" + n))
                .lists(n)
                .inStatements(1)
                .loadsEntities(n);
    }

    /** The mapping applies to all queries: one that needs the body loads each one separately. */
    @AtTwoSizes
    void aLazyBodyIsN1ForAListThatShowsIt(int n) {
        assertThat(measure("/wrong/projection/lazy/teasers?limit=" + n))
                .lists(n)
                .inStatements(1 + n)
                .blames("N+1", "WrongFixes");
    }

    /** The first request loads classes, and compiles the query. */
    private static Measured warm(String pathAndQuery) {
        measure(pathAndQuery);
        return measure(pathAndQuery);
    }
}
