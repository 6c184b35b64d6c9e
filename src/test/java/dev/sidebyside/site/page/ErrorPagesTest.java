package dev.sidebyside.site.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers see the errors of pages as pages; the API's errors stay as they are. */
@QuarkusTest
class ErrorPagesTest {

    @Test
    void browsersGetAPage() {
        Pages.get("/profiler/requests/nothing")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Vary", "Accept")
                .body(containsString("There is no profile &#39;nothing&#39;"));
    }

    @Test
    void thePageSaysHowToSwitchTheProfilerOn() {
        HttpProblem notFound = HttpProblem.valueOf(Response.Status.NOT_FOUND, "Nothing here.");

        assertThat(ErrorPages.Templates.error(notFound, true).render())
                .contains("-Dsidebyside.profiler=full")
                .doesNotContain("Nothing here.");
        assertThat(ErrorPages.Templates.error(notFound, false).render())
                .contains("Nothing here.")
                .doesNotContain("-Dsidebyside.profiler=full");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/json, text/html;q=0.5"})
    void otherClientsGetAProblem(String accept) {
        given().accept(accept)
                .get("/profiler/requests/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/profiler/requests", "/lessons"})
    void aClientThatAcceptsNeitherGets406(String path) {
        given().accept("image/png").get(path).then().statusCode(406);
    }

    @Test
    void problemsOfTheApiAreJsonInBrowsersToo() {
        Pages.get("/naive/posts?limit=abc")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }
}
