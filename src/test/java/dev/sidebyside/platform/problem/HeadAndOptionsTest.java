package dev.sidebyside.platform.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path has HEAD and OPTIONS, although no resource declares them. */
@QuarkusTest
class HeadAndOptionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/naive/posts?limit=100",
                "/optimized/posts?limit=1000",
                "/optimized/tags/trending",
                "/lessons",
                "/naive/tags/nothing/posts",
                "/optimized/posts?limit=0",
                "/nothing"
            })
    void headReturnsHeadersOfGetAndNoBody(String path) {
        Response get = given().get(path);
        Response head = given().head(path);

        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        for (String name : new String[] {"Content-Length", "Content-Type", "Link"}) {
            assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
        }
        assertThat(get.asByteArray()).hasSize(Integer.parseInt(head.header("Content-Length")));
        assertThat(head.asByteArray()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/                             | GET, HEAD, OPTIONS",
                "/naive/posts                  | GET, HEAD, OPTIONS",
                "/optimized/posts/             | GET, HEAD, OPTIONS",
                "/optimized/tags/a%2Fb/posts   | GET, HEAD, OPTIONS",
                "/problems/note                | OPTIONS, POST",
            })
    void optionsReturnsMethodsOfThisPath(String path, String methods) {
        given().urlEncodingEnabled(false)
                .options(path)
                .then()
                .statusCode(204)
                .header("Allow", equalTo(methods));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/naive", "/naive/nothing", "/problems", "/nothing"})
    void optionsReturns404ForUnknownPath(String path) {
        given().options(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("instance", equalTo(path));
    }

    @Test
    void optionsAddsNoTimeSeries() {
        given().options("/optimized/tags/never-requested/posts");

        given().get("/q/metrics").then().body(not(containsString("never-requested")));
    }

    /** Four spellings of one path. */
    @ParameterizedTest
    @ValueSource(strings = {"/naive/posts;x=1", "/naive/po%73ts", "//naive/posts", "/naive/posts/"})
    void allowDoesNotDependOnSpellingOfPath(String path) {
        given().urlEncodingEnabled(false)
                .delete(path)
                .then()
                .statusCode(405)
                .header("Allow", "GET, HEAD, OPTIONS");
    }
}
