package dev.sidebyside.lesson.prefetch;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;
import static io.restassured.RestAssured.given;

import dev.sidebyside.testing.AtTwoSizes;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The newest posts of a tag, each with all its tags. */
@QuarkusTest
class PrefetchTest {

    @AtTwoSizes
    void naiveLoadsEachCollectionSeparately(int n) {
        assertThat(measure("/naive/tags/java/posts?limit=" + n))
                .lists(n)
                .inStatements(2 + n)
                .blames("N+1", "TaggedPost");
    }

    @AtTwoSizes
    void optimizedLoadsAllCollectionsInOneStatement(int n) {
        assertThat(measure("/optimized/tags/java/posts?limit=" + n))
                .lists(n)
                .inStatements(2)
                .isWithoutFindings();
    }

    /** The second statement checks whether the tag exists. */
    @Test
    void anEmptyListTakesTwoStatementsOnBothSides() {
        assertThat(measure("/naive/tags/unused/posts")).lists(0).inStatements(2);
        assertThat(measure("/optimized/tags/unused/posts")).lists(0).inStatements(2);
    }

    /** Hibernate would load all posts of the tag, so this service rejects the query. */
    @Test
    void rejectsAFetchJoinWithALimit() {
        given().get("/wrong/prefetch/fetchjoin?limit=10").then().statusCode(500);
    }
}
