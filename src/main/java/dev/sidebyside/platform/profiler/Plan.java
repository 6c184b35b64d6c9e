package dev.sidebyside.platform.profiler;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * How PostgreSQL runs one statement text of a request.
 *
 * @param generic whether it is the plan for any values; if not, it is the custom plan for the
 *     values of the text's first execution
 * @param analyzed whether the statement ran again to count what it does; if not, nothing is counted
 * @param reason why it did not
 * @param rowsVisited in all tables, whether or not the rows passed the filter
 * @param nodes in the order of {@code EXPLAIN}; empty if there is no plan
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Plan(
        String text,
        boolean generic,
        boolean analyzed,
        String reason,
        Long rowsVisited,
        List<PlanNode> nodes) {

    /**
     * @param reason null if the statement ran again
     */
    static Plan of(String text, boolean generic, String reason, List<PlanNode> nodes) {
        boolean analyzed = reason == null;
        long visited = nodes.stream().mapToLong(PlanNode::rowsVisited).sum();
        return new Plan(text, generic, analyzed, reason, analyzed ? (Long) visited : null, nodes);
    }
}
