package dev.sidebyside.lesson.prefetch;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;
import static io.restassured.RestAssured.given;

import dev.sidebyside.testing.AtTwoSizes;
import dev.sidebyside.testing.Readme;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The newest posts of a tag, each with all its tags. */
@QuarkusTest
class PrefetchTest {

    @AtTwoSizes
    void naiveAsksForEachCollection(int n) {
        assertThat(measure("/naive/tags/java/posts?limit=" + n))
                .lists(n)
                .inStatements(2 + n)
                .blames("N+1", "TaggedPost");
    }

    @AtTwoSizes
    void optimizedAsksTwice(int n) {
        assertThat(measure("/optimized/tags/java/posts?limit=" + n))
                .lists(n)
                .inStatements(2)
                .isWithoutFindings();
    }

    /** An unused tag is told from an unknown one, which only then costs a statement. */
    @Test
    void anEmptyListTakesTwoStatementsOnBothSides() {
        assertThat(measure("/naive/tags/unused/posts")).lists(0).inStatements(2);
        assertThat(measure("/optimized/tags/unused/posts")).lists(0).inStatements(2);
    }

    /**
     * Hibernate would read the whole tag and page in memory; this service makes it fail instead.
     */
    @Test
    void aFetchJoinWithALimitIsRefused() {
        given().get("/wrong/prefetch/fetchjoin?limit=10").then().statusCode(500);
    }

    @Test
    void readmeShowsMeasuredCounts() {
        Readme.assertTellsCountsOf("prefetch");
    }
}
