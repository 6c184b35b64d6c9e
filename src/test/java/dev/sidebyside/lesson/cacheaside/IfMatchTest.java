package dev.sidebyside.lesson.cacheaside;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.sidebyside.platform.cache.Caches;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Optimistic locking, from the header {@code If-Match} to the row's version. */
@QuarkusTest
class IfMatchTest {

    private static final int WRITERS = 50;
    private static final String PROFILE = "/optimized/authors/xenia-moss/profile";

    @Inject Caches caches;

    private final ExecutorService clients = Executors.newFixedThreadPool(WRITERS);

    @AfterEach
    void stopClients() {
        clients.shutdownNow();
    }

    /** The naive side is told of no change, and other tests compare the two. */
    @AfterEach
    void coldCaches() {
        caches.clear();
    }

    @Test
    void withoutAVersionAChangeIsRefused() {
        given().contentType(ContentType.JSON)
                .body(Map.of("name", "n", "bio", ""))
                .put(PROFILE)
                .then()
                .statusCode(428)
                .contentType("application/problem+json")
                .body("detail", containsString("If-Match"));
    }

    /** W/ never matches: two representations that are only equivalent may hide a change. */
    @ParameterizedTest
    @ValueSource(strings = {"W/%s", "\"other\"", "\"\"", "\"1 \", \"other\""})
    void anotherVersionIsRefused(String ifMatch) {
        String tag = tag();

        refused(ifMatch.replace("%s", tag).replace("1 ", "none"), 412)
                .contentType("application/problem+json");

        assertThat(tag()).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "*", " \"other\" , %s", "%s,", ",, %s", "W/\"other\", %s"})
    void theVersionThatWasReadIsReplaced(String ifMatch) {
        String tag = tag();

        Response changed =
                Profiles.change(PROFILE, ifMatch.replace("%s", tag), "changed from " + tag);

        changed.then().statusCode(200).body("name", equalTo("changed from " + tag));
        assertThat(changed.header("ETag")).isNotEqualTo(tag).isEqualTo(tag());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "\"", "\"0", "'0'", "W/0", "\"0\" \"1\"", ",", "**", "*, \"0\"", "é"})
    void whatIsNoListOfTagsIsNamed(String ifMatch) {
        refused(ifMatch, 400).body("violations[0].field", equalTo("If-Match"));
    }

    /** As many as fit into the header. */
    @Test
    void oneOfAThousandVersionsIsEnough() {
        String tag = tag();

        refused(thousandTags(), 412);
        Profiles.change(PROFILE, thousandTags() + "," + tag, "n").then().statusCode(200);
    }

    @Test
    void aThousandTagsAndAMistakeAreNamed() {
        refused(thousandTags() + ",x", 400).body("violations[0].field", equalTo("If-Match"));
    }

    /** All lines of a header form one list (RFC 9110, 5.3). */
    @Test
    void theVersionMayStandInAnyLine() {
        twoLines("\"other\"", tag()).statusCode(200);
        twoLines(tag(), "\"other\"").statusCode(200);
        twoLines(tag(), "x").statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | {'name':'a\\ud800','bio':''}",
                "bio  | {'name':'n','bio':'\\udc00\\ud800'}",
                "name | {'name':1.5,'bio':''}",
                "bio  | {'name':'n','bio':true}",
                "name | {'name':' ','bio':''}",
                "name | {'bio':''}",
                "name | {'name':'\\u0000','bio':''}",
                "bio  | {'name':'n'}",
                "bio  | {'name':'n','bio':'a\\u0000b'}",
                "bio  | {'name':'n','bio':{}}"
            })
    void aWrongFieldIsNamedAndChangesNothing(String field, String body) {
        String tag = tag();

        given().header("If-Match", "*")
                .contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .put(PROFILE)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(field));

        assertThat(tag()).isEqualTo(tag);
    }

    /** As PostgreSQL and JSON Schema count: a character outside Latin and the like is one. */
    @ParameterizedTest
    @CsvSource({"100, 200", "101, 400"})
    void aNameHasUpToAHundredCharacters(int characters, int status) {
        Profiles.change(PROFILE, "*", "😀".repeat(characters)).then().statusCode(status);
    }

    @Test
    void nobodyCanChangeWhoDoesNotExist() {
        Profiles.change("/optimized/authors/nobody/profile", "*", "n").then().statusCode(404);
    }

    /** Each reads, then writes; who is refused reads again, until all have added their mark. */
    @Test
    void fiftyConcurrentWritersLoseNoUpdate() throws Exception {
        Profiles.rename(PROFILE, "0");
        Callable<Integer> addOne = IfMatchTest::addOne;
        List<Future<Integer>> refusals =
                IntStream.range(0, WRITERS).mapToObj(i -> clients.submit(addOne)).toList();

        int refused = 0;
        for (Future<Integer> writer : refusals) {
            refused += writer.get();
        }

        assertThat(Profiles.name(PROFILE)).isEqualTo(String.valueOf(WRITERS));
        assertThat(refused).as("refusals: without any, nobody met anybody").isPositive();
    }

    /** How often it was refused: each time another one had been faster, so not too often. */
    private static int addOne() {
        for (int refusals = 0; refusals < WRITERS; refusals++) {
            Response read = given().get(PROFILE);
            int count = Integer.parseInt(read.path("name"));
            Response changed =
                    Profiles.change(PROFILE, read.header("ETag"), String.valueOf(count + 1));
            if (changed.statusCode() != 412) {
                changed.then().statusCode(200);
                return refusals;
            }
        }
        throw new AssertionError("Refused more often than others changed it: reads are stale");
    }

    private static String tag() {
        return given().get(PROFILE).then().statusCode(200).extract().header("ETag");
    }

    /** None of them a version here. */
    private static String thousandTags() {
        return "\"abc\",".repeat(999) + "\"abc\"";
    }

    private static ValidatableResponse twoLines(String first, String second) {
        return given().header("If-Match", first, second)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "n", "bio", ""))
                .put(PROFILE)
                .then();
    }

    private static ValidatableResponse refused(String ifMatch, int status) {
        return Profiles.change(PROFILE, ifMatch, "refused").then().statusCode(status);
    }
}
