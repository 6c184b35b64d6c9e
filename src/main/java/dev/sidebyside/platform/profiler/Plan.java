package dev.sidebyside.platform.profiler;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * How PostgreSQL runs one statement text of a request.
 *
 * @param analyzed whether it was run again to see what it does; if not, nothing is counted
 * @param reason why it was not
 * @param rowsVisited of all tables, whether or not the rows passed the filter
 * @param nodes as {@code EXPLAIN} lists them, each followed by those that feed it; empty when there
 *     is no plan
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Plan(
        String text, boolean analyzed, String reason, Long rowsVisited, List<PlanNode> nodes) {

    static Plan analyzed(String text, List<PlanNode> nodes) {
        long visited = nodes.stream().mapToLong(PlanNode::rowsVisited).sum();
        return new Plan(text, true, null, visited, nodes);
    }

    static Plan notAnalyzed(String text, String reason, List<PlanNode> nodes) {
        return new Plan(text, false, reason, null, nodes);
    }

    static Plan none(String text, String reason) {
        return notAnalyzed(text, reason, List.of());
    }
}
