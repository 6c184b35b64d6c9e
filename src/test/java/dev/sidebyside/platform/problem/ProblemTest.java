package dev.sidebyside.platform.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong, the answer says what in the form of RFC 9457. */
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
    void aWrongLimitIsNamedWithItsRange(String limit) {
        for (String path : new String[] {"/naive/posts", "/optimized/tags/java/posts"}) {
            assertProblem(ask(path + "?limit=" + limit), 400, "Bad Request")
                    .body("errors[0].parameter", equalTo("limit"))
                    .body("errors[0].detail", equalTo("must be a whole number from 1 to 1000"))
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
    void aParameterThatIsThereTwiceIsNamed(String path) {
        assertProblem(ask(path), 400, "Bad Request")
                .body("errors[0].parameter", equalTo("limit"))
                .body("errors[0].detail", equalTo("must not be repeated"));
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
    void whatIsNoIdIsNotFound(String id) {
        for (String path : new String[] {"/naive/posts/%s", "/optimized/posts/%s/html"}) {
            assertProblem(ask(path.formatted(id)), 404, "Not Found")
                    .body("detail", equalTo("There is nothing at this path."));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2B5", "%D9%A3", "-1"})
    void whatIsNoPlaceInTheArchiveIsNamed(String after) {
        for (String side : new String[] {"/naive", "/optimized"}) {
            assertProblem(ask(side + "/archive?after=" + after), 400, "Bad Request")
                    .body("errors[0].parameter", equalTo("after"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/naive", "/naive/nothing", "/lessons/nothing"})
    void anUnknownPathIsNotFound(String path) {
        assertProblem(ask(path), 404, "Not Found").body("instance", equalTo(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/naive", "/optimized"})
    void anUnknownTagIsNotFound(String side) {
        assertProblem(ask(side + "/tags/nothing/posts"), 404, "Not Found")
                .body("detail", equalTo("There is no tag 'nothing'."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/naive/tags/%00/posts", "/optimized/posts?limit=1&x=%00"})
    void aCharacterThatNoTextCanHoldIsRefused(String path) {
        assertProblem(ask(path), 400, "Bad Request").body("detail", containsString("NUL"));
    }

    /** As a reference (RFC 9457, 3.1.5), so not decoded. */
    @Test
    void thePathIsShownAsItWasSent() {
        String path = "/naive/tags/a%0Ab/posts";

        assertProblem(ask(path), 404, "Not Found").body("instance", equalTo(path));
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() {
        assertProblem(given().post("/naive/posts"), 405, "Method Not Allowed")
                .header("Allow", equalTo("GET, HEAD, OPTIONS"));
    }

    @Test
    void anUnknownMediaTypeIsNotAcceptable() {
        assertProblem(given().accept("text/html").get("/naive/posts"), 406, "Not Acceptable");
    }

    @Test
    void aWrongParameterOfAnyOtherKindIsNamed() {
        assertProblem(ask("/problems/word?word=four"), 400, "Bad Request")
                .body("errors[0].parameter", equalTo("word"))
                .body("errors[0].detail", equalTo("size must be between 0 and 3"));
    }

    /** The caller did nothing wrong, so it must not look like a violation of the caller's. */
    @Test
    void anAnswerThatBreaksItsOwnContractIsABug() {
        assertProblem(ask("/problems/broken-promise"), 500, "Internal Server Error")
                .body("detail", containsString("This is a bug."));
    }

    @Test
    void jsonOfOursThatCannotBeReadIsABug() {
        assertProblem(ask("/problems/misread"), 500, "Internal Server Error")
                .body("detail", containsString("This is a bug."));
    }

    @Test
    void aBugTellsAnIdAndNothingElse() {
        assertProblem(ask("/profiled/bug"), 500, "Internal Server Error")
                .body("detail", matchesPattern("This is a bug.*[0-9a-f-]{36}\\."))
                .body(not(containsString("IllegalState")));
    }

    private static Response ask(String path) {
        return given().urlEncodingEnabled(false).get(path);
    }

    private static ValidatableResponse assertProblem(Response response, int status, String title) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("title", equalTo(title));
    }
}
