package dev.sidebyside.lesson.cacheaside;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.testing.AtTwoSizes;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A profile that is cached and changed. */
@QuarkusTest
class CacheAsideTest {

    private static final String NAIVE = "/naive/authors/henk-hawthorn/profile";
    private static final String OPTIMIZED = "/optimized/authors/henk-hawthorn/profile";

    @Inject Caches caches;

    /** After each test as well, because the naive side has cached old names. */
    @BeforeEach
    @AfterEach
    void coldCaches() {
        caches.clear();
    }

    @AtTwoSizes
    void naiveShowsTheOldNameAfterEachChange(int n) {
        String before = ProfileClient.name(NAIVE);

        for (int i = 1; i <= n; i++) {
            ProfileClient.rename(NAIVE, "naive " + i);

            assertThat(ProfileClient.name(NAIVE)).as("after change %d", i).isEqualTo(before);
        }
    }

    @AtTwoSizes
    void optimizedShowsTheNewNameAfterEachChange(int n) {
        for (int i = 1; i <= n; i++) {
            // Fills the cache.
            ProfileClient.name(OPTIMIZED);

            ProfileClient.rename(OPTIMIZED, "optimized " + i);

            assertThat(ProfileClient.name(OPTIMIZED))
                    .as("after change %d", i)
                    .isEqualTo("optimized " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {NAIVE, OPTIMIZED})
    void runsOneStatementOnAMissAndNoneOnAHit(String profile) {
        assertThat(measure(profile)).succeeds().inStatements(1).looksUp("miss");
        assertThat(measure(profile)).succeeds().inStatements(0).looksUp("hit").inCommands(1);
    }

    @Test
    void aRejectedChangeInvalidatesNothing() {
        String before = ProfileClient.name(OPTIMIZED);

        ProfileClient.change(OPTIMIZED, "\"0000\"", "rejected").then().statusCode(412);

        assertThat(measure(OPTIMIZED)).succeeds().inStatements(0).looksUp("hit");
        assertThat(ProfileClient.name(OPTIMIZED)).isEqualTo(before);
    }

    @Test
    void cachesThatAnAuthorDoesNotExist() {
        String unknown = "/optimized/authors/nobody/profile";
        given().get(unknown)
                .then()
                .statusCode(404)
                .body("detail", equalTo("There is no author 'nobody'."));

        assertThat(measure(unknown)).answers(404).inStatements(0).looksUp("hit");
    }
}
