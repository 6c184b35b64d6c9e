package dev.sidebyside.site.page;

import static dev.sidebyside.testing.Measured.measure;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import dev.sidebyside.testing.Measured;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles and plans as pages. */
@QuarkusTest
class ProfilePageTest {

    /** Five thousand executions in one list would need more. */
    private static final int MAX_BYTES = 100_000;

    @Test
    void showsVerdictFindingsAndGroups() {
        String page = Pages.profile(measure("/naive/posts?limit=100"));

        assertThat(page)
                .contains("<title>GET /naive/posts?limit=100 ·")
                .contains("<span class=\"phrase\">101 statements,</span>")
                .contains("<strong class=\"problem\">N+1</strong>")
                .contains("<a href=\"/lessons/fetchjoin\">fetchjoin</a>")
                .contains("<span class=\"times\">100 ×</span>")
                .contains("<code>select author where id = ?</code>")
                .contains("PostSummary$Byline.of(PostSummary.java:");
    }

    @Test
    void offersRunnableSqlToCopy() {
        assertThat(Pages.profile(measure("/optimized/posts?limit=10")))
                .containsPattern("data-sql=\"select .* fetch first .*10.* rows only\"");
    }

    @Test
    void fiveThousandExecutionsStaySmall() {
        String page = Pages.profile(measure("/profiled/jdbc?times=5100"));

        assertThat(page)
                .hasSizeLessThan(MAX_BYTES)
                .contains("and 4,900 more")
                .contains("the first 5,000 of 5,100 statements are drawn");
        assertThat(page.split("<tr><td>")).hasSize(1 + 200);
    }

    @Test
    void showsCacheCommands() {
        assertThat(Pages.profile(measure("/optimized/tags/trending")))
                .contains("Cache commands")
                .containsPattern("<td>(hit|miss)</td>");
        assertThat(Pages.profile(measure("/optimized/posts?limit=10")))
                .doesNotContain("Cache commands");
    }

    @Test
    void aRequestWithoutStatementsHasAPage() {
        assertThat(Pages.profile(measure("/naive/posts?limit=0")))
                .contains("<span class=\"phrase\">0 statements,</span>")
                .contains("This request ran no statement.");
    }

    @Test
    void plansAreTrees() {
        Measured archive = measure("/naive/archive?limit=50");
        String page = Pages.html("/profiler/requests/" + archive.profile().id() + "/plans");

        assertThat(page)
                .contains("<ul class=\"tree\">")
                .containsPattern("most expensive: \\d+ % of the buffers")
                .contains("plans?generic=true\">any values")
                .contains("aria-current=\"true\">the values of the first execution");
    }

    @Test
    void genericPlansHaveNoValues() {
        Measured comments = measure("/optimized/authors/luz-wren/comments?limit=10");
        String plans = "/profiler/requests/" + comments.profile().id() + "/plans";

        assertThat(Pages.html(plans)).doesNotContain("$1");
        assertThat(Pages.html(plans + "?generic=true"))
                .contains("$1")
                .contains("aria-current=\"true\">any values");
    }

    @Test
    void aPlanThatDidNotRunSaysWhy() {
        Measured batch = measure("/profiled/batch?rows=1");

        assertThat(Pages.html("/profiler/requests/" + batch.profile().id() + "/plans"))
                .contains("It writes or locks, so it was only planned.")
                .contains("not run");
    }

    @Test
    void theListOfProfilesIsThePageOfTheProfiler() {
        given().accept(Pages.BROWSER)
                .redirects()
                .follow(false)
                .get("/profiler/requests")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/profiler"));
        given().get("/profiler/requests").then().contentType("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/*"})
    void otherClientsGetJson(String accept) {
        String profile = measure("/naive/posts?limit=1").response().header("Profile");

        for (String path : new String[] {profile, profile + "/plans"}) {
            given().accept(accept).get(path).then().statusCode(200).contentType("application/json");
        }
    }

    @Test
    void aClientWithoutAcceptGetsJson() {
        given().get(measure("/naive/posts?limit=1").response().header("Profile"))
                .then()
                .contentType("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/plans"})
    void aMissingProfileIsA404(String rest) {
        assertThat(Pages.get("/profiler/requests/nothing" + rest).then().extract().statusCode())
                .isEqualTo(404);
        given().get("/profiler/requests/nothing" + rest)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }
}
