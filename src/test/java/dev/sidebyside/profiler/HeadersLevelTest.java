package dev.sidebyside.profiler;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** At the level that production has, the headers tell the cost and nothing else is kept. */
@QuarkusTest
@TestProfile(HeadersLevelTest.Level.class)
class HeadersLevelTest {

    public static class Level implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sidebyside.profiler", "headers");
        }
    }

    @Test
    void theHeaderTellsTheCountAndTheSplit() {
        Response answer = given().get("/naive/posts?limit=10");

        assertThat(answer.header("Server-Timing"))
                .matches(
                        "db;dur=[0-9.]+;desc=\"11 statements\", app;dur=[0-9.]+, json;dur=[0-9.]+,"
                                + " total;dur=[0-9.]+");
    }

    @Test
    void noProfileIsOffered() {
        assertThat(given().get("/naive/posts").headers().hasHeaderWithName("Profile")).isFalse();
    }

    @Test
    void noProfileIsKept() {
        given().get("/naive/posts");
        given().get("/profiler/requests").then().body("$", empty());
    }
}
