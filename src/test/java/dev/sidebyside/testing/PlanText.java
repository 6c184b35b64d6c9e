package dev.sidebyside.testing;

import dev.sidebyside.platform.profiler.Plan;
import java.util.List;
import java.util.stream.Collectors;

/** Plans as text, for a test that failed: indented, as psql shows them. */
final class PlanText {

    private PlanText() {}

    static String of(List<Plan> plans) {
        return plans.stream().map(PlanText::plan).collect(Collectors.joining());
    }

    private static String plan(Plan plan) {
        return "  %s%n".formatted(plan.text())
                + line("    ", "", plan.reason())
                + plan.nodes().stream().map(PlanText::node).collect(Collectors.joining());
    }

    private static String node(Plan.Node node) {
        String indent = "    " + "  ".repeat(node.depth());
        String counts =
                node.rows() == null
                        ? ""
                        : " (rows %d, removed %d, loops %d, buffers %d)"
                                .formatted(
                                        node.rows(),
                                        node.rowsRemoved(),
                                        node.loops(),
                                        node.buffers());
        return "%s%s%s%s%s%n"
                        .formatted(
                                indent,
                                node.type(),
                                node.index() == null ? "" : " using " + node.index(),
                                node.relation() == null ? "" : " on " + node.relation(),
                                counts)
                + line(indent, "    Sort Key: ", node.sortKey())
                + line(indent, "    Index Cond: ", node.indexCond())
                + line(indent, "    Filter: ", node.filter());
    }

    private static String line(String indent, String title, Object value) {
        return value == null ? "" : "%s%s%s%n".formatted(indent, title, value);
    }
}
