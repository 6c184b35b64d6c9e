package dev.sidebyside.platform.problem;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request body that cannot be read or is not valid gets a problem that names the wrong place. */
@QuarkusTest
class BodyProblemTest {

    private static final int LIMIT = 64 * 1024;

    @Test
    void returns200WhenBodyIsValid() {
        String valid = "{\"title\":\"t\",\"stars\":5,\"sender\":{\"handle\":\"h\"}}";

        given().contentType(ContentType.JSON)
                .body(valid)
                .post("/problems/note")
                .then()
                .statusCode(200)
                .body(equalTo(valid));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"title\":", "title", "{\"title\":\"t\",}", "{\"title\":\"t\"} x"})
    void namesLineOfMalformedJson(String body) {
        refused("/problems/note", body, 400).body("detail", containsString("not JSON: line 1, "));
    }

    @Test
    void namesDuplicateField() {
        refused("/problems/note", "{\"title\":\"a\",\"title\":\"b\"}", 400)
                .body("detail", containsString("Duplicate field 'title'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'x':     | [     | 2000  | }",
                "{'x':     | {'x': | 2000  | }",
                "{'x':[    | {'x': | 2000  | }",
                "{'        | k     | 60000 | \":1}",
                "{'x':     | 1     | 2000  | }",
                "{'stars': | 1     | 2000  | }",
                "{'title': | 1     | 2000  | }",
                "{'x':1.   | 1     | 2000  | }"
            })
    void refusesJsonBeyondParserLimits(String start, String repeated, int times, String end) {
        String body = start + repeated.repeat(times) + end;

        refused("/problems/note", body.replace('\'', '"'), 400)
                .body(
                        "detail",
                        equalTo("The body nests too deeply or has too long a name or number."));
    }

    /** It begins like UTF-32, but has a character beyond Unicode. */
    @Test
    void refusesMalformedEncoding() {
        byte[] body = {0, 0, 0, '{', 0x7f, 0, 0, 0};

        isProblem(
                        given().contentType(ContentType.JSON)
                                .body(body)
                                .post("/problems/note")
                                .then(),
                        400)
                .body("detail", equalTo("The body cannot be read."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void refusesEmptyBody(String body) {
        refused("/problems/note", body, 400).body("detail", equalTo("The body is empty."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1]",
                "7",
                "\"t\"",
                "{\"title\":\"t\",\"stars\":1} 7",
                "{\"title\":\"t\",\"stars\":1}{}"
            })
    void refusesAnotherKindOfValueAndTrailingText(String body) {
        refused("/problems/note", body, 400)
                .body("detail", equalTo("The body must be one JSON value of the right type."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/problems/note  | {'stars':'many'}           | stars",
                "/problems/note  | {'stars':'5'}              | stars",
                "/problems/note  | {'stars':1.5}              | stars",
                "/problems/note  | {'stars':true}             | stars",
                "/problems/note  | {'stars':''}               | stars",
                "/problems/note  | {'title':1}                | title",
                "/problems/note  | {'title':1.5}              | title",
                "/problems/note  | {'title':true}             | title",
                "/problems/note  | {'title':[]}               | title",
                "/problems/note  | {'sender':{'handle':{}}}   | sender.handle",
                "/problems/notes | [{'stars':1},{'stars':{}}] | [1].stars",
            })
    void namesFieldOfWrongType(String path, String body, String field) {
        refused(path, body.replace('\'', '"'), 400)
                .body("violations.field", contains(field))
                .body("violations.in", contains("body"))
                .body("violations.message", contains("has the wrong type"))
                .body("detail", not(containsString("dev.sidebyside")));
    }

    @Test
    void namesEveryViolatedField() {
        refused("/problems/note", "{\"title\":\" \",\"stars\":6}", 400)
                .body("violations.field", contains("stars", "title"))
                .body("violations.message[0]", equalTo("must be less than or equal to 5"))
                .body("violations.message[1]", equalTo("must not be blank"));
    }

    @Test
    void namesViolatedFieldInListAndObject() {
        String second = "{\"title\":\"t\",\"stars\":1,\"sender\":{\"handle\":\"too long\"}}";

        refused("/problems/notes", "[{\"title\":\"t\",\"stars\":1}," + second + "]", 400)
                .body("violations.field", contains("[1].sender.handle"));
    }

    @Test
    void returns415ForAnotherMediaType() {
        isProblem(
                given().contentType(ContentType.TEXT).body("t").post("/problems/note").then(), 415);
    }

    /** Before the client sends it: this one waits for 100 Continue, as curl does. */
    @Test
    void returns413WhenBodyIsAboveLimit() {
        RestAssuredConfig expectContinue =
                config().httpClient(
                                httpClientConfig().setParam("http.protocol.expect-continue", true));
        ValidatableResponse response =
                given().config(expectContinue)
                        .contentType(ContentType.JSON)
                        .body(" ".repeat(LIMIT + 1))
                        .post("/problems/note")
                        .then();

        isProblem(response, 413)
                .body("detail", equalTo("The body is larger than 65536 bytes."))
                .header("Connection", "close");
    }

    @Test
    void readsBodyAtLimit() {
        refused("/problems/note", " ".repeat(LIMIT - 1) + "7", 400);
    }

    private static ValidatableResponse refused(String path, String body, int status) {
        return isProblem(
                given().contentType(ContentType.JSON).body(body).post(path).then(), status);
    }

    private static ValidatableResponse isProblem(ValidatableResponse response, int status) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
    }
}
