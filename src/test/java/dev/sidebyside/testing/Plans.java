package dev.sidebyside.testing;

import static io.restassured.RestAssured.given;

import dev.sidebyside.platform.profiler.Plan;
import java.util.List;
import java.util.stream.Stream;

/**
 * How PostgreSQL runs the statements of a measured request: one plan for each text.
 *
 * @param request method and URI, for messages
 */
public record Plans(String request, List<Plan> plans) {

    /** The custom plans: for the values of each text's first execution. */
    public static Plans plansOf(Measured measured) {
        return of(measured, "/plans");
    }

    /** The generic plans: for any values. */
    public static Plans genericPlansOf(Measured measured) {
        return of(measured, "/plans?generic=true");
    }

    private static Plans of(Measured measured, String path) {
        String plans = measured.response().header("Profile") + path;
        return new Plans(
                measured.profile().method() + " " + measured.profile().uri(),
                List.of(given().get(plans).as(Plan[].class)));
    }

    /** Rows of all tables that the plans look at, whether or not they pass the filter. */
    public long rowsVisited() {
        return countedNodes().mapToLong(Plan.Node::rowsVisited).sum();
    }

    /** Rows of the table that the plans look at, whether or not they pass the filter. */
    public long rowsVisited(String table) {
        return countedNodes()
                .filter(node -> table.equals(node.relation()))
                .mapToLong(Plan.Node::rowsVisited)
                .sum();
    }

    /** Rows that the statements return. */
    public long rows() {
        return nodes().filter(node -> node.depth() == 0).mapToLong(Plan.Node::rows).sum();
    }

    /**
     * Size of the results as the server sends them, in units of 1,024 bytes, each rounded up; needs
     * PostgreSQL 17.
     */
    public long outputKilobytes() {
        return plans.stream().mapToLong(Plan::outputKilobytes).sum();
    }

    /** Pages that the plans touch. */
    public long buffers() {
        return countedNodes().filter(node -> node.depth() == 0).mapToLong(Plan.Node::buffers).sum();
    }

    private Stream<Plan.Node> countedNodes() {
        if (!plans.stream().allMatch(Plan::analyzed)) {
            throw new AssertionError(
                    "%s has a statement that was not run again, so nothing is counted:%n%s"
                            .formatted(request, PlanText.of(plans)));
        }
        return nodes();
    }

    Stream<Plan.Node> nodes() {
        return plans.stream().flatMap(plan -> plan.nodes().stream());
    }
}
