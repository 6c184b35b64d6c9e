package dev.sidebyside.platform.profiler;

import dev.sidebyside.platform.profiler.Profile.Finding;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Looks for work in a plan that an index would save. */
@Singleton
class PlanFindings {

    /** A table of fewer rows is as fast without an index. */
    private static final int LARGE_TABLE = 1_000;

    /** A plan that visits so many rows for each that it returns wastes most of its work. */
    private static final int TIMES = 10;

    private final Instance<ProblemPages> pages;

    PlanFindings(@Any Instance<ProblemPages> pages) {
        this.pages = pages;
    }

    /** Empty for a plan that did not run: nothing is counted in it. */
    List<Finding> in(String text, List<Plan.Node> nodes) {
        List<Finding> findings = new ArrayList<>();
        if (nodes.isEmpty() || nodes.get(0).rows() == null) {
            return findings;
        }
        long enough = Math.max(LARGE_TABLE, TIMES * nodes.get(0).rows());
        for (int i = 0; i < nodes.size(); i++) {
            Plan.Node node = nodes.get(i);
            if (node.type().equals("Seq Scan") && node.rowsVisited() >= enough) {
                String advice = "Create an index on the columns of the filter and of the order.";
                long rows = node.rowsVisited();
                findings.add(finding("sequential scan", rows, text, node.relation(), advice));
            }
            // A sort below a limit passes on few rows of many: those of the step that it reads
            // from.
            if (node.type().equals("Sort") && nodes.get(i + 1).rows() >= enough) {
                String advice =
                        "Add the columns of the order to the index, after those of the filter.";
                String order = String.join(", ", node.sortKey());
                findings.add(finding("large sort", nodes.get(i + 1).rows(), text, order, advice));
            }
        }
        return findings;
    }

    private Finding finding(String problem, long rows, String text, String from, String advice) {
        List<String> see = pages.stream().flatMap(page -> page.about(problem).stream()).toList();
        return new Finding(problem, rows, text, from, advice, see);
    }
}
