package dev.sidebyside.platform.profiler;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One step of a plan. Counts are the sum over all loops. PostgreSQL reports the mean of a loop,
 * before version 18 as a whole number, so the sum loses what happens in few of many loops.
 *
 * @param depth 0 for the step that yields the result; each step reads from those below it
 * @param type such as {@code Index Scan}
 * @param relation the table that it reads or changes
 * @param loops how often it ran
 * @param rows that it passed on
 * @param rowsRemoved that it read and rejected, by the filter or on a second look at the index'
 *     condition
 * @param buffers pages that it and the steps below it touched, cached or not
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PlanNode(
        int depth,
        String type,
        String relation,
        String index,
        Long loops,
        Long rows,
        Long rowsRemoved,
        Long buffers,
        String indexCond,
        String filter,
        List<String> sortKey) {

    /** The steps of a plan in PostgreSQL's JSON format, each before those that it reads from. */
    static List<PlanNode> listOf(JsonNode plan) {
        List<PlanNode> nodes = new ArrayList<>();
        collect(plan, 0, nodes);
        return nodes;
    }

    private static void collect(JsonNode node, int depth, List<PlanNode> nodes) {
        nodes.add(of(node, depth));
        node.path("Plans").forEach(child -> collect(child, depth + 1, nodes));
    }

    private static PlanNode of(JsonNode node, int depth) {
        boolean counted = node.has("Actual Loops");
        return new PlanNode(
                depth,
                text(node, "Node Type"),
                text(node, "Relation Name"),
                text(node, "Index Name"),
                counted ? node.path("Actual Loops").asLong() : null,
                counted ? inAllLoops(node, "Actual Rows") : null,
                counted
                        ? inAllLoops(node, "Rows Removed by Filter")
                                + inAllLoops(node, "Rows Removed by Index Recheck")
                        : null,
                counted
                        ? node.path("Shared Hit Blocks").asLong()
                                + node.path("Shared Read Blocks").asLong()
                        : null,
                text(node, "Index Cond"),
                text(node, "Filter"),
                texts(node.path("Sort Key")));
    }

    /** Rows of a table that it looked at; 0 if it reads no table. */
    public long rowsVisited() {
        // A bitmap index scan names no table: the rows are the bitmap heap scan's.
        boolean readsTable = relation != null && type.endsWith("Scan");
        return readsTable && rows != null ? rows + rowsRemoved : 0;
    }

    private static long inAllLoops(JsonNode node, String field) {
        return Math.round(node.path(field).asDouble() * node.path("Actual Loops").asLong());
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).textValue();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
