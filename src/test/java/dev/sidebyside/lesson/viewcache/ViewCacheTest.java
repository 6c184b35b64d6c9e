package dev.sidebyside.lesson.viewcache;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.testing.AtTwoSizes;
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

/** An expensive response that is the same for all clients. */
@QuarkusTest
class ViewCacheTest {

    private static final Executor CLIENTS = Executors.newCachedThreadPool();

    @Inject Caches caches;

    @BeforeEach
    void coldCaches() {
        caches.clear();
    }

    @AtTwoSizes
    void naiveRunsTheQueryForEveryRequest(int n) {
        for (int i = 0; i < 2; i++) {
            assertThat(measure("/naive/tags/trending?limit=" + n)).lists(n).inStatements(1);
        }
    }

    @AtTwoSizes
    void optimizedRunsTheQueryOnce(int n) {
        String trending = "/optimized/tags/trending?limit=" + n;

        assertThat(measure(trending)).lists(n).inStatements(1).looksUp("miss");
        assertThat(measure(trending)).lists(n).inStatements(0).looksUp("hit").inCommands(1);
    }

    @Test
    void eachLimitHasItsOwnCacheEntry() {
        assertThat(measure("/optimized/tags/trending?limit=10")).lists(10);
        assertThat(measure("/optimized/tags/trending?limit=11")).lists(11).looksUp("miss");
    }

    @AtTwoSizes
    void naiveRunsTheQueryForEachRequestOfAHerd(int n) throws Exception {
        assertThat(statementsOfHerd(n, "/naive/tags/trending")).isEqualTo(n);
    }

    @AtTwoSizes
    void optimizedRunsTheQueryOnceForAHerd(int n) throws Exception {
        assertThat(statementsOfHerd(n, "/optimized/tags/trending")).isEqualTo(1);
    }

    /**
     * Sends n concurrent requests, checks that their responses are equal, and returns how many
     * statements PostgreSQL has counted.
     */
    private static long statementsOfHerd(int n, String trending) throws Exception {
        ServerStatistics before = ServerStatistics.read();
        List<CompletableFuture<String>> herd =
                Stream.generate(() -> supplyAsync(() -> get(trending), CLIENTS)).limit(n).toList();
        String expected = get("/naive/tags/trending");
        for (CompletableFuture<String> response : herd) {
            assertThat(response.get(20, SECONDS)).isEqualTo(expected);
        }
        // Minus the statement for the expected response.
        return ServerStatistics.read().callsSince(before) - 1;
    }

    private static String get(String path) {
        return given().get(path).then().statusCode(200).extract().asString();
    }
}
