package dev.sidebyside.platform.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error is a problem (RFC 9457) that names what is wrong with the request. */
@QuarkusTest
class ProblemTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "1001",
                "abc",
                "",
                "1.5",
                "99999999999",
                "%2010",
                "%2B5",
                "%D9%A3",
                "%EF%BC%95"
            })
    void namesRangeOfLimit(String limit) {
        for (String path : new String[] {"/naive/posts", "/optimized/tags/java/posts"}) {
            assertProblem(get(path + "?limit=" + limit), 400, "Bad Request")
                    .body("violations[0].field", equalTo("limit"))
                    .body("violations[0].message", equalTo("must be a whole number from 1 to 1000"))
                    .body("instance", equalTo(path));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/naive/posts?limit=5&limit=6",
                "/optimized/posts?limit=5&limit=5",
                "/naive/archive?limit=5&limit="
            })
    void namesRepeatedParameter(String path) {
        assertProblem(get(path), 400, "Bad Request")
                .body("violations[0].field", equalTo("limit"))
                .body("violations[0].message", equalTo("must not be repeated"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1",
                "%2B1",
                "-1",
                "%D9%A3",
                "%EF%BC%95",
                "1.0",
                "x",
                "9223372036854775808"
            })
    void returns404WhenIdIsNoWholeNumber(String id) {
        for (String path : new String[] {"/naive/posts/%s", "/optimized/posts/%s/html"}) {
            assertProblem(get(path.formatted(id)), 404, "Not Found")
                    .body("detail", equalTo("There is nothing at this path."));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2B5", "%D9%A3", "-1"})
    void namesInvalidPlaceInArchive(String after) {
        for (String side : new String[] {"/naive", "/optimized"}) {
            assertProblem(get(side + "/archive?after=" + after), 400, "Bad Request")
                    .body("violations[0].field", equalTo("after"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/naive", "/naive/nothing", "/lessons/nothing"})
    void returns404ForUnknownPath(String path) {
        assertProblem(get(path), 404, "Not Found").body("instance", equalTo(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/naive", "/optimized"})
    void namesUnknownTag(String side) {
        assertProblem(get(side + "/tags/nothing/posts"), 404, "Not Found")
                .body("detail", equalTo("There is no tag 'nothing'."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/naive/tags/%00/posts", "/optimized/posts?limit=1&x=%00"})
    void refusesNul(String path) {
        assertProblem(get(path), 400, "Bad Request").body("detail", containsString("NUL"));
    }

    /** The instance is a URI reference (RFC 9457, 3.1.5). */
    @ParameterizedTest
    @ValueSource(strings = {"/naive/tags/a%0Ab/posts", "/naive/tags/a+b%2Bc%20d/posts"})
    void instanceIsThePathAsSent(String path) {
        assertProblem(get(path), 404, "Not Found").body("instance", equalTo(path));
    }

    @Test
    void returns405WithAllow() {
        assertProblem(given().post("/naive/posts"), 405, "Method Not Allowed")
                .header("Allow", equalTo("GET, HEAD, OPTIONS"));
    }

    @Test
    void returns406WhenNoMediaTypeIsAcceptable() {
        assertProblem(given().accept("text/html").get("/naive/posts"), 406, "Not Acceptable");
    }

    @Test
    void namesViolatedParameter() {
        assertProblem(get("/problems/word?word=four"), 400, "Bad Request")
                .body("violations[0].field", equalTo("word"))
                .body("violations[0].message", equalTo("size must be between 0 and 3"));
    }

    /** The client did nothing wrong. */
    @Test
    void returns500WhenResponseIsInvalid() {
        assertBug(get("/problems/broken-promise"));
    }

    /** Jackson has an exception for each of these mistakes in JSON of the service's own. */
    @ParameterizedTest
    @ValueSource(strings = {"[]", "{", "{\"stars\":\"many\"}", "{\"unknown\":1}"})
    void returns500WhenServiceCannotReadItsOwnJson(String json) {
        assertBug(given().queryParam("json", json).get("/problems/misread"));
    }

    @Test
    void returns500WhenEntityIsInvalid() {
        assertBug(get("/problems/invalid-entity"));
    }

    @Test
    void returns500OnError() {
        assertBug(get("/problems/error"));
    }

    @Test
    void bugShowsIdAndNothingElse() {
        assertBug(get("/profiled/bug"));
    }

    private static Response get(String path) {
        return given().urlEncodingEnabled(false).get(path);
    }

    private static void assertBug(Response response) {
        assertProblem(response, 500, "Internal Server Error")
                .body("keySet()", containsInAnyOrder("status", "title", "detail", "instance"))
                .body("detail", matchesPattern("This is a bug. See the log for [0-9a-f-]{36}\\."));
    }

    private static ValidatableResponse assertProblem(Response response, int status, String title) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("title", equalTo(title));
    }
}
