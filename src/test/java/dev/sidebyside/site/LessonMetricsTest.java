package dev.sidebyside.site;

import static dev.sidebyside.testing.Measured.measure;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidebyside.testing.AtTwoSizes;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The metrics of the lessons, as Prometheus reads them. */
@QuarkusTest
class LessonMetricsTest {

    @AtTwoSizes
    void countsNaiveStatements(int n) {
        assertThat(growth("lesson_statements_sum", "naive", "/naive/posts?limit=" + n))
                .isEqualTo(1 + n);
    }

    /** Compares with the profile, since the number itself is up to the lesson. */
    @AtTwoSizes
    void countsOptimizedStatementsSeparately(int n) {
        double before = metric("lesson_statements_sum", "optimized");
        int statements = measure("/optimized/posts?limit=" + n).profile().statements();

        await().until(() -> metric("lesson_statements_sum", "optimized") > before);
        assertThat(metric("lesson_statements_sum", "optimized")).isEqualTo(before + statements);
    }

    @Test
    void recordsTimeBySide() {
        assertThat(growth("lesson_request_seconds_sum", "naive", "/naive/posts?limit=100"))
                .isBetween(0.0001, 30.0);
    }

    @Test
    void ignoresErrors() {
        double before = metric("lesson_statements_count", "naive");
        given().get("/naive/posts?limit=0").then().statusCode(400);
        given().get("/naive/posts?limit=1").then().statusCode(200);

        await().until(() -> metric("lesson_statements_count", "naive") > before);
        assertThat(metric("lesson_statements_count", "naive")).isEqualTo(before + 1);
    }

    @Test
    void reportsTheConnectionPool() {
        assertThat(given().get("/q/metrics").asString()).contains("agroal_awaiting_count{");
    }

    /** Waits, because metrics are recorded after the response is sent. */
    private static double growth(String name, String side, String path) {
        double before = metric(name, side);
        given().get(path).then().statusCode(200);
        await().until(() -> metric(name, side) > before);
        return metric(name, side) - before;
    }

    private static double metric(String name, String side) {
        String series = name + "{lesson=\"fetchjoin\",side=\"" + side + "\"} ";
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
                .sum();
    }
}
