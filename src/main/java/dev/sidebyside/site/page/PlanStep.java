package dev.sidebyside.site.page;

import dev.sidebyside.platform.profiler.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * A step of a plan, with those that it reads from.
 *
 * @param buffers pages that this step touched itself, without those below it; null if the statement
 *     did not run
 * @param share of the plan's pages, as text
 * @param mostExpensive whether no other step touched as many pages
 */
public record PlanStep(
        Plan.Node node, Long buffers, String share, boolean mostExpensive, List<PlanStep> below) {

    public String rows() {
        return Numbers.of(node.rows(), "row");
    }

    /** The steps of a plan as a tree: one root, or none. */
    static List<PlanStep> of(Plan plan) {
        List<Plan.Node> nodes = plan.nodes();
        int most = mostExpensive(nodes);
        return children(nodes, 0, -1, most);
    }

    private static List<PlanStep> children(
            List<Plan.Node> nodes, int from, int depth, int mostExpensive) {
        List<PlanStep> steps = new ArrayList<>();
        for (int i = from; i < nodes.size() && nodes.get(i).depth() > depth; i++) {
            Plan.Node node = nodes.get(i);
            if (node.depth() == depth + 1) {
                Long own = node.buffers() == null ? null : (Long) own(nodes, i);
                double all = nodes.get(0).buffers() == null ? 0 : nodes.get(0).buffers();
                steps.add(
                        new PlanStep(
                                node,
                                own,
                                own == null ? "" : Numbers.percent(own, all),
                                i == mostExpensive,
                                children(nodes, i + 1, node.depth(), mostExpensive)));
            }
        }
        return steps;
    }

    /** -1 if there is only one step, or nothing was counted. */
    private static int mostExpensive(List<Plan.Node> nodes) {
        int most = -1;
        for (int i = 0; nodes.size() > 1 && i < nodes.size(); i++) {
            if (nodes.get(i).buffers() != null
                    && (most < 0 || cost(nodes, i) > cost(nodes, most))) {
                most = i;
            }
        }
        return most;
    }

    /** Of two steps with the same pages, the one that visits more rows. */
    private static double cost(List<Plan.Node> nodes, int i) {
        return own(nodes, i) + nodes.get(i).rowsVisited() / 1e12;
    }

    /** The pages of a step alone: PostgreSQL's count includes those of the steps below it. */
    private static long own(List<Plan.Node> nodes, int i) {
        long buffers = nodes.get(i).buffers();
        int depth = nodes.get(i).depth();
        for (int j = i + 1; j < nodes.size() && nodes.get(j).depth() > depth; j++) {
            if (nodes.get(j).depth() == depth + 1) {
                buffers -= nodes.get(j).buffers();
            }
        }
        return Math.max(0, buffers);
    }
}
