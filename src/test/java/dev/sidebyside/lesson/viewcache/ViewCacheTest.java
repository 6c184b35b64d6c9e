package dev.sidebyside.lesson.viewcache;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.testing.AtTwoSizes;
import dev.sidebyside.testing.Readme;
import dev.sidebyside.testing.ServerStatistics;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An expensive answer that everybody gets. */
@QuarkusTest
class ViewCacheTest {

    private static final Executor CLIENTS = Executors.newCachedThreadPool();

    @Inject Caches caches;

    @BeforeEach
    void coldCaches() {
        caches.clear();
    }

    @AtTwoSizes
    void naiveAsksEachTime(int n) {
        for (int i = 0; i < 2; i++) {
            assertThat(measure("/naive/tags/trending?limit=" + n)).lists(n).inStatements(1);
        }
    }

    @AtTwoSizes
    void optimizedAsksOnceAndThenNotAtAll(int n) {
        String trending = "/optimized/tags/trending?limit=" + n;

        assertThat(measure(trending)).lists(n).inStatements(1).looksUp("miss");
        assertThat(measure(trending)).lists(n).inStatements(0).looksUp("hit").inCommands(1);
    }

    /** Every limit is an answer of its own. */
    @Test
    void anotherQuestionIsNotAnsweredWithThisAnswer() {
        assertThat(measure("/optimized/tags/trending?limit=10")).lists(10);
        assertThat(measure("/optimized/tags/trending?limit=11")).lists(11).looksUp("miss");
    }

    @AtTwoSizes
    void naiveAsksOnceForEachOfAHerd(int n) throws Exception {
        assertThat(statementsOfHerd(n, "/naive/tags/trending")).isEqualTo(n);
    }

    @AtTwoSizes
    void optimizedAsksOnceForAllOfAHerd(int n) throws Exception {
        assertThat(statementsOfHerd(n, "/optimized/tags/trending")).isEqualTo(1);
    }

    /** So many at once, and all are answered alike; as the database counts. */
    private static long statementsOfHerd(int n, String trending) throws Exception {
        ServerStatistics before = ServerStatistics.read();
        List<CompletableFuture<String>> herd =
                Stream.generate(() -> supplyAsync(() -> ask(trending), CLIENTS)).limit(n).toList();
        String expected = ask("/naive/tags/trending");
        for (CompletableFuture<String> one : herd) {
            assertThat(one.get(20, SECONDS)).isEqualTo(expected);
        }
        // Without the statement of the answer that the others are compared with.
        return ServerStatistics.read().callsSince(before) - 1;
    }

    private static String ask(String path) {
        return given().get(path).then().statusCode(200).extract().asString();
    }

    @Test
    void readmeShowsMeasuredCounts() {
        Readme.assertTellsCountsOf("viewcache");
    }
}
