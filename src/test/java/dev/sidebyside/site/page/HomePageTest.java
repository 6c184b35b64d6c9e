package dev.sidebyside.site.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers get a page, and every other client gets JSON. */
@QuarkusTest
class HomePageTest {

    @Test
    void browsersGetThePage() {
        given().accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .get("/")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .body(containsString("/lessons/fetchjoin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json"})
    void otherClientsGetJson(String accept) {
        given().accept(accept).get("/").then().statusCode(200).contentType("application/json");
    }
}
