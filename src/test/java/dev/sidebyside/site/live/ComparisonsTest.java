package dev.sidebyside.site.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.sidebyside.platform.profiler.Profile;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Comparisons keep the profiles of two requests. */
@QuarkusTest
class ComparisonsTest {

    private static final String NONE = "00000000-0000-0000-0000-000000000000";

    @Test
    void outlivesItsProfiles() {
        String naive = profileOf("/naive/posts?limit=5");
        Profile before = given().get("/profiler/requests/" + naive).as(Profile.class);
        String comparison = compare(naive, profileOf("/optimized/posts?limit=5"));
        for (int i = 0; i < 500; i++) {
            profileOf("/baseline");
        }

        given().get("/profiler/requests/" + naive).then().statusCode(404);
        Comparison kept = given().get(comparison).as(Comparison.class);
        assertThat(kept.naive()).isEqualTo(before);
        assertThat(kept.naive().executions()).hasSize(6);
        assertThat(kept.optimized().executions()).hasSize(1);
        assertThat(kept.alike()).isEqualTo("same");
        assertThat(kept.lesson()).isEqualTo("fetchjoin");
    }

    @Test
    void keepsTheLastFifty() {
        String naive = profileOf("/naive/posts?limit=1");
        String optimized = profileOf("/optimized/posts?limit=1");
        String first = compare(naive, optimized);
        for (int i = 1; i < Comparisons.MAX_COMPARISONS; i++) {
            compare(naive, optimized);
        }
        given().get(first).then().statusCode(200);
        String last = compare(naive, optimized);

        given().get(first).then().statusCode(404).body("detail", containsString("last 50"));
        List<String> ids = given().get("/profiler/comparisons").jsonPath().getList("id");
        assertThat(ids).hasSize(50);
        assertThat(last).endsWith(ids.get(0));
    }

    @Test
    void theListHasNoProfiles() {
        compare(profileOf("/naive/posts?limit=3"), profileOf("/optimized/posts?limit=3"));

        given().get("/profiler/comparisons")
                .then()
                .body("[0].naive.statements", equalTo(4))
                .body("[0].optimized.statements", equalTo(1))
                .body("[0].naive.groups", equalTo(null));
    }

    @ParameterizedTest
    @CsvSource({
        "/naive/authors/top, /optimized/authors/top, aggregation",
        "/naive/authors/xenia-moss, /optimized/authors/xenia-moss, serialization",
        "/naive/posts/7, /optimized/posts, ",
        "/baseline, /baseline, ",
    })
    void findsTheLesson(String naive, String optimized, String lesson) {
        String comparison = compare(profileOf(naive), profileOf(optimized));

        given().get(comparison).then().body("lesson", equalTo(lesson));
    }

    @ParameterizedTest
    @CsvSource({"naive, x", "naive,", "optimized, ../x", "optimized,", "alike, equal", "alike,"})
    void returns400WhenAFieldIsNotValid(String field, String value) {
        Map<String, String> pair = new HashMap<>(pair(NONE, NONE));
        pair.put(field, value);

        post(given(), pair)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(field));
    }

    @Test
    void returns404WhenNoInstanceHasAProfile() {
        String naive = profileOf("/naive/posts?limit=1");

        post(given(), pair(naive, NONE))
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("No instance has both"));
        given().get("/profiler/comparisons/" + NONE).then().statusCode(404);
    }

    @Test
    void acceptsOnlyJson() {
        given().contentType("text/plain")
                .body("{}")
                .post("/profiler/comparisons")
                .then()
                .statusCode(415);
        given().formParam("naive", NONE).post("/profiler/comparisons").then().statusCode(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void rejectsARequestOfAnotherSite(String site) {
        post(given().header("Sec-Fetch-Site", site), pair(NONE, NONE))
                .statusCode(403)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost.evil.example"})
    void rejectsARequestOfAnotherOrigin(String origin) {
        post(given().header("Origin", origin), pair(NONE, NONE)).statusCode(403);
    }

    @Test
    void acceptsARequestOfItsOwnPages() {
        String naive = profileOf("/naive/posts?limit=1");
        String host = "localhost:" + io.restassured.RestAssured.port;

        post(
                        given().header("Sec-Fetch-Site", "same-origin")
                                .header("Origin", "http://" + host),
                        pair(naive, naive))
                .statusCode(201);
    }

    private static String compare(String naive, String optimized) {
        String location =
                post(given(), pair(naive, optimized)).statusCode(201).extract().header("Location");
        return location.replaceFirst("https?://[^/]+", "");
    }

    private static Map<String, String> pair(String naive, String optimized) {
        return Map.of("naive", naive, "optimized", optimized, "alike", "same");
    }

    private static ValidatableResponse post(
            RequestSpecification request, Map<String, String> pair) {
        return request.contentType(ContentType.JSON)
                .body(pair)
                .post("/profiler/comparisons")
                .then();
    }

    private static String profileOf(String request) {
        String profile = given().get(request).header("Profile");
        return profile.substring(profile.lastIndexOf('/') + 1);
    }
}
