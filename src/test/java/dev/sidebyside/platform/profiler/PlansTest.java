package dev.sidebyside.platform.profiler;

import static dev.sidebyside.platform.profiler.ProfiledRequests.sqlRequest;
import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.Plans.genericPlansOf;
import static dev.sidebyside.testing.Plans.plansOf;
import static dev.sidebyside.testing.PlansAssert.assertThat;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.sidebyside.testing.Measured;
import dev.sidebyside.testing.Plans;
import dev.sidebyside.testing.PostgresProcess;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request's statements are explained, each with the values that it ran with first. */
@QuarkusTest
class PlansTest {

    private static final Executor CLIENTS = Executors.newCachedThreadPool();

    @Inject AgroalDataSource database;

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

    /** 10,240 bytes, and the lengths and types that the protocol sends with them. */
    @Test
    void theBytesOfTheResultAreCounted() {
        Measured measured = measure(sqlRequest("select repeat('x', 10240)"));

        assertThat(plansOf(measured).outputKilobytes()).isEqualTo(11);
        assertThat(genericPlansOf(measured).outputKilobytes()).isEqualTo(11);
        assertThat(plansOf(measured)).outputsAtMostKilobytes(11);
        assertThatThrownBy(() -> assertThat(plansOf(measured)).outputsAtMostKilobytes(10))
                .hasMessageContaining("outputs 11 kB, over 10");
    }

    @Test
    void theGenericPlanIsForAnyValue() {
        Measured measured = measure(sqlRequest("select from tag where slug like ?", "java%"));
        Plan custom = plansOf(measured).plans().get(0);
        Plan generic = genericPlansOf(measured).plans().get(0);

        assertThat(custom.generic()).isFalse();
        assertThat(conditions(custom)).contains("'java%'").doesNotContain("$1");
        assertThat(generic.generic()).isTrue();
        assertThat(conditions(generic)).contains("$1").doesNotContain("java");
        assertThat(generic.analyzed()).isTrue();
        assertThat(firstNode(generic).rows()).isEqualTo(firstNode(custom).rows()).isPositive();
    }

    @Test
    void genericPlansRunWithTheValuesOfTheRequest() {
        assertThat(genericPlansOf(measure("/naive/posts?limit=10")).rows()).isEqualTo(10 + 1);
        assertThat(firstNode(onlyGenericPlan("/profiled/array?ids=7")).rows()).isEqualTo(7);
        assertThat(onlyGenericPlan(sqlRequest("select from tag for update")).analyzed()).isFalse();
        assertThat(onlyGenericPlan(sqlRequest("show work_mem")).reason()).startsWith("ERROR: ");
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

        assertThat(plan.reason()).startsWith("Its values were too many");
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
        String failsUnderLimit = "select 1 / (current_setting('statement_timeout') = '0')::int";

        assertThat(onlyPlan(sqlRequest(failsUnderLimit)).reason()).contains("division by zero");
    }

    @Test
    void notMoreThanTwoRequestsForPlansAreServedAtOnce() throws Exception {
        String plans =
                measure(sqlRequest("select from tag")).response().header("Profile") + "/plans";
        List<CompletableFuture<Integer>> underWay;
        try (Connection lock = database.getConnection()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table tag in access exclusive mode");
            underWay =
                    Stream.generate(
                                    () ->
                                            supplyAsync(
                                                    () -> given().get(plans).statusCode(), CLIENTS))
                            .limit(2)
                            .toList();
            await().until(() -> PostgresProcess.waiting(lock) == 2);

            given().get(plans)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "1")
                    .body("detail", equalTo("Two requests for plans are running."));
            lock.rollback();
        }

        for (CompletableFuture<Integer> status : underWay) {
            assertThat(status.get(20, SECONDS)).isEqualTo(200);
        }
        given().get(plans).then().statusCode(200);
    }

    @Test
    void nothingIsAssertedOfWhatWasNotSeen() {
        Plans shown = plansOf(measure(sqlRequest("show work_mem")));
        Plans written = plansOf(measure("/profiled/batch?rows=1"));

        assertThatThrownBy(() -> assertThat(shown).hasNo("Sort"))
                .hasMessageContaining("has a statement without a plan");
        assertThatThrownBy(() -> assertThat(written).visitsAtMost(0, "tag"))
                .hasMessageContaining("was not run again");
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

    private static Plan onlyGenericPlan(String request) {
        return genericPlansOf(measure(request)).plans().get(0);
    }

    private static Plan.Node firstNode(Plan plan) {
        assertThat(plan.nodes()).as(plan.reason()).isNotEmpty();
        return plan.nodes().get(0);
    }

    private static String conditions(Plan plan) {
        return firstNode(plan).indexCond() + " " + firstNode(plan).filter();
    }
}
