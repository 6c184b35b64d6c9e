package dev.sidebyside.platform.cache;

import static dev.sidebyside.testing.Soon.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import dev.sidebyside.testing.PackagedService;
import dev.sidebyside.testing.RedisStandalone;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With a wrong Redis configuration the service responds without caches, and logs it once. */
@Tag("faults")
class WrongRedisIT {

    private static final int PROBES = 20;

    @Test
    void respondsIfNothingListens() throws IOException {
        assertServesWithout("redis://127.0.0.1:1");
    }

    @Test
    void respondsIfThePasswordIsMissing() throws IOException {
        try (RedisStandalone redis = RedisStandalone.start()) {
            assertServesWithout("redis://127.0.0.1:" + redis.node().port());
        }
    }

    private static void assertServesWithout(String redis) throws IOException {
        try (var service = PackagedService.start("quarkus.redis.hosts=" + redis)) {
            await().until(
                            () ->
                                    service.log().stream()
                                            .anyMatch(
                                                    line ->
                                                            line.contains(
                                                                    "Redis does not respond")));
            for (int probe = 0; probe < PROBES; probe++) {
                given().get(service.url("/q/health/ready"))
                        .then()
                        .statusCode(200)
                        .body(
                                "checks.find { it.name == 'Cache' }.data.state",
                                startsWith("degraded"));
                given().get(service.url("/optimized/tags/trending")).then().statusCode(200);
            }

            assertThat(service.log()).noneMatch(line -> line.startsWith("\tat "));
            assertThat(service.log().stream().filter(line -> line.contains(" WARN ")))
                    .hasSizeLessThanOrEqualTo(2);
            assertThat(service.log()).noneMatch(line -> line.contains(" ERROR "));
        }
    }
}
