package dev.sidebyside.platform.profiler;

import static dev.sidebyside.testing.Measured.measure;
import static io.restassured.RestAssured.given;
import static java.util.Comparator.comparingDouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.sidebyside.platform.profiler.Profile.Execution;
import dev.sidebyside.platform.profiler.Profile.Interval;
import dev.sidebyside.testing.AtTwoSizes;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A profile lists each execution, so that it can be drawn on a time axis. */
@QuarkusTest
class ExecutionsTest {

    /** Rounding to microseconds shifts each figure by half of one. */
    private static final double ROUNDING = 0.001;

    @AtTwoSizes
    void listsExecutionsInOrderWithoutOverlap(int n) {
        List<Execution> executions = measure("/naive/posts?limit=" + n).profile().executions();

        assertThat(executions)
                .hasSize(1 + n)
                .isSortedAccordingTo(comparingDouble(Execution::offsetMillis));
        for (int i = 1; i < executions.size(); i++) {
            assertThat(executions.get(i).offsetMillis())
                    .as("start of execution %d", i)
                    .isGreaterThanOrEqualTo(end(executions.get(i - 1)) - ROUNDING);
        }
    }

    @AtTwoSizes
    void executionsAddUpToTheirGroupsAndTheTotal(int n) {
        Profile profile = measure("/naive/posts?limit=" + n).profile();

        assertThat(profile.groups()).hasSize(2);
        assertThat(ofGroup(profile, 0)).hasSize(1);
        assertThat(ofGroup(profile, 1)).hasSize(n);
        for (int group = 0; group < 2; group++) {
            assertThat(
                            ofGroup(profile, group).stream()
                                    .mapToDouble(Execution::durationMillis)
                                    .sum())
                    .isCloseTo(profile.groups().get(group).durationMillis(), offset(ROUNDING * n));
        }
        assertThat(profile.executions().stream().mapToDouble(Execution::durationMillis).sum())
                .isCloseTo(profile.timing().dbMillis(), offset(ROUNDING * (1 + n)));
        assertThat(end(profile.executions().get(n))).isLessThan(profile.timing().totalMillis());
    }

    @Test
    void listsFiveThousandExecutionsAndCountsAll() {
        Profile profile = measure("/profiled/jdbc?times=5100").profile();

        assertThat(profile.statements()).isEqualTo(5_100);
        assertThat(profile.executions()).hasSize(5_000);
        assertThat(profile.executionsLeftOut()).isEqualTo(100);
        assertThat(profile.groups().get(0).count()).isEqualTo(5_100);
    }

    @Test
    void theListOfProfilesLeavesExecutionsOut() {
        measure("/profiled/jdbc?times=7");

        given().get("/profiler/requests")
                .then()
                .body("[0].executions", empty())
                .body("[0].executionsLeftOut", equalTo(7));
    }

    @AtTwoSizes
    void countsRowsForTheExecutionThatReturnedThem(int n) {
        Profile profile = measure("/profiled/rows?n=" + n).profile();

        assertThat(profile.executions()).extracting(Execution::rowsRead).containsExactly(3 * n, n);
        assertThat(profile.resources().rowsRead()).isEqualTo(4L * n);
    }

    @AtTwoSizes
    void everyExecutionLiesWithinATimeThatAConnectionWasHeld(int n) {
        Profile profile = measure("/naive/posts?limit=" + n).profile();

        for (Execution execution : profile.executions()) {
            assertThat(profile.connections())
                    .anyMatch(
                            held ->
                                    held.offsetMillis() <= execution.offsetMillis() + ROUNDING
                                            && held.offsetMillis() + held.durationMillis()
                                                    >= end(execution) - ROUNDING);
        }
        assertThat(profile.connections().stream().mapToDouble(Interval::durationMillis).sum())
                .isCloseTo(profile.resources().connectionHeldMillis(), offset(ROUNDING * (1 + n)));
    }

    @Test
    void theListOfProfilesLeavesConnectionsOut() {
        measure("/profiled/jdbc?times=7");

        given().get("/profiler/requests").then().body("[0].connections", empty());
    }

    @Test
    void serializationBeginsWhenTheMethodHasReturned() {
        Profile lazy = measure("/profiled/lazy?limit=10").profile();

        assertThat(lazy.serializedAtMillis())
                .isGreaterThan(end(lazy.executions().get(0)))
                .isLessThan(lazy.executions().get(1).offsetMillis());
    }

    @Test
    void cacheCommandsHaveOffsets() {
        Profile profile = measure("/optimized/tags/trending").profile();

        assertThat(profile.cache()).isNotEmpty();
        assertThat(profile.cache())
                .isSortedAccordingTo(comparingDouble(Profile.CacheCommand::offsetMillis))
                .allMatch(
                        command ->
                                command.offsetMillis() + command.durationMillis()
                                        <= profile.timing().totalMillis());
    }

    private static double end(Execution execution) {
        return execution.offsetMillis() + execution.durationMillis();
    }

    private static List<Execution> ofGroup(Profile profile, int group) {
        return profile.executions().stream().filter(it -> it.group() == group).toList();
    }
}
