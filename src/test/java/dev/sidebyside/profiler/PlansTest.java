package dev.sidebyside.profiler;

import static dev.sidebyside.profiler.ProfiledRequests.sqlRequest;
import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.Plans.plansOf;
import static dev.sidebyside.testing.PlansAssert.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;

import dev.sidebyside.testing.Plans;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request's statements are explained, each with the values that it ran with first. */
@QuarkusTest
class PlansTest {

    @Test
    void aSelectIsRunAgainAndCounted() {
        assertThat(plansOf(measure("/naive/posts?limit=10")))
                .ofStatement("from post")
                .has("Index Scan", "post")
                .usesIndex("post_newest")
                .hasNo("Sort")
                .hasNo("Seq Scan", "post")
                .visitsAtMost(10, "post")
                .visitsMoreThan(9, "post")
                .touchesAtMost(50);
    }

    @Test
    void rowsThatTheFilterRemovesAreVisitedToo() {
        Plans plans = plansOf(measure(sqlRequest("select from post where body = ?", "nothing")));

        assertThat(plans).has("Seq Scan", "post").visitsMoreThan(999, "post");
        assertThat(plans.plans()).extracting(Plan::rowsVisited).containsExactly(1_000L);
    }

    /** Ten authors are looked up by one text: one plan, of one of them. */
    @Test
    void eachTextIsExplainedOnce() {
        Plans plans = plansOf(measure("/naive/posts?limit=10"));

        assertThat(plans.plans()).hasSize(2);
        assertThat(firstNode(plans.plans().get(1)).rows()).isEqualTo(1);
        assertThat(conditions(plans.plans().get(1))).containsPattern("id = '\\d+'::bigint");
    }

    @Test
    void hostileTextIsAValue() {
        String hostile = "' or true; drop table post; --";
        Plan plan = onlyPlan(sqlRequest("select id from tag where slug = ?", hostile));

        assertThat(firstNode(plan).rows()).isZero();
        assertThat(conditions(plan)).contains("''" + hostile.substring(1) + "'");
    }

    @Test
    void anArrayIsAValue() {
        assertThat(firstNode(onlyPlan("/profiled/array?ids=7")).rows()).isEqualTo(7);
    }

    @Test
    void largeValuesAreNotKept() {
        Plan plan = onlyPlan("/profiled/array?ids=100000");

        assertThat(plan.reason()).startsWith("Its values were not kept");
        assertThat(plan.nodes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set local work_mem = '1MB'",
                "show work_mem",
                "create table never (id int)",
                "select 1 / (select count(*) from tag where id < 0)"
            })
    void whatCannotBeExplainedHasAReason(String text) {
        Plan plan = onlyPlan(sqlRequest(text));

        assertThat(plan.text()).isEqualTo(text);
        assertThat(plan.nodes()).isEmpty();
        assertThat(plan.reason()).startsWith("ERROR: ");
    }

    @Test
    void thereIsALimitOfTime() {
        String failsUnderLimit = "select 1 / (current_setting('statement_timeout') <> '10s')::int";

        assertThat(onlyPlan(sqlRequest(failsUnderLimit)).reason()).contains("division by zero");
    }

    @Test
    void nothingIsAssertedOfWhatWasNotSeen() {
        Plans shown = plansOf(measure(sqlRequest("show work_mem")));
        Plans written = plansOf(measure("/profiled/batch?rows=1"));

        assertThatThrownBy(() -> assertThat(shown).hasNo("Sort"))
                .hasMessageContaining("has a statement without a plan");
        assertThatThrownBy(() -> assertThat(written).visitsAtMost(0, "tag"))
                .hasMessageContaining("was not run to be counted");
    }

    @Test
    void aRequestWithoutStatementsHasNoPlans() {
        assertThat(plansOf(measure("/naive/posts?limit=0")).plans()).isEmpty();
    }

    @Test
    void anUnknownRequestIsNotFound() {
        given().get("/profiler/requests/nothing/plans")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body(containsString("There is no profile 'nothing'"));
    }

    private static Plan onlyPlan(String request) {
        Plans plans = plansOf(measure(request));
        assertThat(plans.plans()).hasSize(1);
        return plans.plans().get(0);
    }

    private static PlanNode firstNode(Plan plan) {
        assertThat(plan.nodes()).as(plan.reason()).isNotEmpty();
        return plan.nodes().get(0);
    }

    private static String conditions(Plan plan) {
        return firstNode(plan).indexCond() + " " + firstNode(plan).filter();
    }
}
