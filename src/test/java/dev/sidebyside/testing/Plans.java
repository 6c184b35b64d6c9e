package dev.sidebyside.testing;

import static io.restassured.RestAssured.given;

import dev.sidebyside.platform.profiler.Plan;
import dev.sidebyside.platform.profiler.PlanNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * How PostgreSQL runs the statements of a measured request, each text once.
 *
 * @param request whose they are, for messages
 */
public record Plans(String request, List<Plan> plans) {

    /** Asks the profiler for them. */
    public static Plans plansOf(Measured measured) {
        String plans = measured.response().header("Profile") + "/plans";
        return new Plans(
                measured.profile().method() + " " + measured.profile().uri(),
                List.of(given().get(plans).as(Plan[].class)));
    }

    /** Rows of the table that the plans look at, passed on or not. */
    public long rowsVisited(String table) {
        return countedNodes()
                .filter(node -> table.equals(node.relation()))
                .mapToLong(PlanNode::rowsVisited)
                .sum();
    }

    /** Rows that the statements answer with. */
    public long rows() {
        return nodes().filter(node -> node.depth() == 0).mapToLong(PlanNode::rows).sum();
    }

    /** Pages that the plans touch. */
    public long buffers() {
        return countedNodes().filter(node -> node.depth() == 0).mapToLong(PlanNode::buffers).sum();
    }

    private Stream<PlanNode> countedNodes() {
        if (!plans.stream().allMatch(Plan::analyzed)) {
            throw new AssertionError(
                    "%s was not run to be counted:%n%s".formatted(request, PlanText.of(plans)));
        }
        return nodes();
    }

    Stream<PlanNode> nodes() {
        return plans.stream().flatMap(plan -> plan.nodes().stream());
    }
}
