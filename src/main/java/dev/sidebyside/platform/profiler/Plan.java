package dev.sidebyside.platform.profiler;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * How PostgreSQL runs one statement text of a request.
 *
 * @param generic whether it is the plan for any values; if not, it is the custom plan for the
 *     values of the text's first execution
 * @param analyzed whether the statement ran again to count what it does; if not, nothing is counted
 * @param reason why it did not
 * @param rowsVisited in all tables, whether or not the rows passed the filter
 * @param outputKilobytes size of the result as the server sends it, in units of 1,024 bytes,
 *     rounded up; null before PostgreSQL 17
 * @param findings what looks wrong, in the order of the nodes
 * @param nodes in the order of {@code EXPLAIN}; empty if there is no plan
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Plan(
        String text,
        boolean generic,
        boolean analyzed,
        String reason,
        Long rowsVisited,
        Long outputKilobytes,
        List<Profile.Finding> findings,
        List<Node> nodes) {

    /**
     * @param reason null if the statement ran again
     * @param explained PostgreSQL's JSON
     */
    static Plan of(
            String text,
            boolean generic,
            String reason,
            JsonNode explained,
            PlanFindings findings) {
        List<Node> nodes = Node.of(explained.path("Plan"), 0).toList();
        if (reason != null) {
            return new Plan(text, generic, false, reason, null, null, List.of(), nodes);
        }
        long visited = nodes.stream().mapToLong(Node::rowsVisited).sum();
        JsonNode output = explained.path("Serialization").path("Output Volume");
        Long kilobytes = output.isNumber() ? (Long) output.asLong() : null;
        return new Plan(
                text, generic, true, null, visited, kilobytes, findings.in(text, nodes), nodes);
    }

    static Plan missing(String text, boolean generic, String reason) {
        return new Plan(text, generic, false, reason, null, null, List.of(), List.of());
    }

    /**
     * One step. Counts are the sum over all loops. PostgreSQL reports the mean of a loop, before
     * version 18 as a whole number, so the sum loses what happens in few of many loops.
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
    public record Node(
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

        /** The steps of a plan in PostgreSQL's JSON, each before those that it reads from. */
        static Stream<Node> of(JsonNode plan, int depth) {
            Long loops = plan.has("Actual Loops") ? plan.path("Actual Loops").asLong() : null;
            Long once = loops == null ? null : (Long) 1L;
            Long removed =
                    sum(plan, loops, "Rows Removed by Filter", "Rows Removed by Index Recheck");
            var node =
                    new Node(
                            depth,
                            plan.path("Node Type").textValue(),
                            plan.path("Relation Name").textValue(),
                            plan.path("Index Name").textValue(),
                            loops,
                            sum(plan, loops, "Actual Rows"),
                            removed,
                            sum(plan, once, "Shared Hit Blocks", "Shared Read Blocks"),
                            plan.path("Index Cond").textValue(),
                            plan.path("Filter").textValue(),
                            plan.path("Sort Key").valueStream().map(JsonNode::asText).toList());
            var below = plan.path("Plans").valueStream().flatMap(child -> of(child, depth + 1));
            return Stream.concat(Stream.of(node), below);
        }

        /** Null if the statement did not run. */
        private static Long sum(JsonNode plan, Long loops, String... fields) {
            if (loops == null) {
                return null;
            }
            var means = Stream.of(fields).mapToDouble(field -> plan.path(field).asDouble());
            return means.mapToLong(mean -> Math.round(mean * loops)).sum();
        }

        /** Rows of a table that it looked at; 0 if it reads no table. */
        public long rowsVisited() {
            // A bitmap index scan names no table: the rows are the bitmap heap scan's.
            boolean readsTable = relation != null && type.endsWith("Scan");
            return readsTable && rows != null ? rows + rowsRemoved : 0;
        }
    }
}
