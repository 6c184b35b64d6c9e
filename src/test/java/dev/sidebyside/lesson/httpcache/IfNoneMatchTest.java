package dev.sidebyside.lesson.httpcache;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of the header {@code If-None-Match}. */
@QuarkusTest
class IfNoneMatchTest {

    private static final String TAGS = "/optimized/tags?limit=10";

    /** Includes lists, and tags that a proxy has made weak. */
    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "\"a,b\" ,W/%s,\"c\"", ", %s,", "*"})
    void returns304WhenTheEtagMatches(String ifNoneMatch) {
        String tag = tag();

        assertNotModified(ifNoneMatch(ifNoneMatch.formatted(tag)));
    }

    /** As many tags as fit into the header. */
    @Test
    void acceptsAThousandTags() {
        String others = "W/\"a\",".repeat(1000);

        assertNotModified(ifNoneMatch(others + tag()));
        ifNoneMatch(others + "\"b\"").then().statusCode(200);
    }

    @Test
    void combinesTwoHeaderLines() {
        String tag = tag();

        assertNotModified(given().header("If-None-Match", "\"other\"", tag).get(TAGS));
    }

    /** Other versions and malformed headers; {@code %s} is the tag without its quotes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"other\"",
                "\"*\"",
                "\"a,*,b\"",
                "x, \"%s\"",
                "\"%s\", \"",
                "*, \"%s\"",
                "%s",
                "\"%s",
                "%s\"",
                "W/%s",
                "w/\"%s\"",
                "\"\"",
                "",
                ",",
                "W/",
                "\"",
                "\\",
                "é"
            })
    void returns200WhenNoEtagMatches(String ifNoneMatch) {
        String tag = tag().replace("\"", "");

        ifNoneMatch(ifNoneMatch.formatted(tag)).then().statusCode(200).body("size()", equalTo(10));
    }

    @Test
    void returns400ForAWrongParameterDespiteTheHeader() {
        given().header("If-None-Match", "*").get("/optimized/tags?limit=0").then().statusCode(400);
    }

    @Test
    void headReturnsTheSameHeaders() {
        Response get = given().get(TAGS);
        Response head = given().head(TAGS);

        for (String name : new String[] {"ETag", "Cache-Control", "Content-Length"}) {
            assertThat(head.header(name)).as(name).isNotNull().isEqualTo(get.header(name));
        }
        given().header("If-None-Match", tag()).head(TAGS).then().statusCode(304);
    }

    private static String tag() {
        String tag = given().get(TAGS).header("ETag");
        assertThat(tag).as("ETag of GET " + TAGS).isNotNull();
        return tag;
    }

    private static Response ifNoneMatch(String value) {
        return given().header("If-None-Match", value).get(TAGS);
    }

    private static void assertNotModified(Response response) {
        response.then().statusCode(304).body(emptyOrNullString());
        assertThat(response.header("Content-Length")).as("length of no body").isNull();
    }
}
