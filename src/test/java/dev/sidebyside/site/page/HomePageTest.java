package dev.sidebyside.site.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.sidebyside.site.Catalogue;
import dev.sidebyside.site.CatalogueEntry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers get a page, and every other client gets JSON. */
@QuarkusTest
class HomePageTest {

    @Inject Catalogue catalogue;
    @Inject Differences differences;

    @Test
    void browsersGetThePage() {
        given().accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .get("/")
                .then()
                .statusCode(200)
                .contentType(equalTo("text/html;charset=UTF-8"))
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .body(containsString("/lessons/fetchjoin"));
    }

    @Test
    void listsEveryLessonWithItsDifference() {
        String page = given().accept("text/html").get("/").asString();

        for (CatalogueEntry lesson : catalogue.lessons()) {
            Difference difference = differences.of(lesson.slug());
            assertThat(page)
                    .contains(
                            "<a href=\"/lessons/%s\">%s</a>"
                                    .formatted(lesson.slug(), lesson.title()));
            assertThat(difference.unit()).isEqualTo(lesson.measure().unit());
        }
        assertThat(page).contains("101 statements against 1");
    }

    @Test
    void listOfLessonsLeadsBrowsersToThePage() {
        given().accept("text/html")
                .redirects()
                .follow(false)
                .get("/lessons")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json"})
    void otherClientsGetJson(String accept) {
        given().accept(accept).get("/").then().statusCode(200).contentType("application/json");
    }
}
