package dev.sidebyside;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;

import dev.sidebyside.testing.PackagedService;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The service as it is shipped: its own servers, and headers that tell the cost. */
class PackagedServiceIT {

    private static final String SPLIT =
            "db;dur=[0-9.]+;desc=\"%s\", app;dur=[0-9.]+, json;dur=[0-9.]+, total;dur=[0-9.]+";

    @Test
    void theHeadersTellTheCostAndNothingElseIsKept() throws IOException {
        try (var service = PackagedService.start()) {
            Response naive = given().get(service.url("/naive/posts?limit=10"));
            Response optimized = given().get(service.url("/optimized/posts?limit=10"));

            assertThat(optimized.asString()).isEqualTo(naive.asString());
            assertThat(naive.header("Server-Timing")).matches(SPLIT.formatted("11 statements"));
            assertThat(optimized.header("Server-Timing")).matches(SPLIT.formatted("1 statement"));
            assertThat(naive.headers().hasHeaderWithName("Profile")).isFalse();
            given().get(service.url("/profiler/requests")).then().body("$", empty());
        }
    }

    @Test
    void switchedOffTheProfilerLeavesNoTrace() throws IOException {
        try (var service = PackagedService.start("sidebyside.profiler=off")) {
            Response answer = given().get(service.url("/naive/posts?limit=10"));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().hasHeaderWithName("Server-Timing")).isFalse();
            assertThat(answer.headers().hasHeaderWithName("Profile")).isFalse();
        }
    }

    @Test
    void itsServersStopWithIt() throws IOException {
        PackagedService.start().close();

        assertThat(Path.of("target/packaged-servers/postgres/postmaster.pid")).doesNotExist();
        assertThat(Files.exists(Path.of("target/packaged-servers/redis.pid"))).isFalse();
    }
}
