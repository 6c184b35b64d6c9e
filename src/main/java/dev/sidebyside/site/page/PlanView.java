package dev.sidebyside.site.page;

import dev.sidebyside.platform.profiler.Plan;
import java.util.List;

/**
 * The plan of one statement.
 *
 * @param label the statement in a few words
 * @param steps the tree: one root, or none if there is no plan
 */
public record PlanView(Plan plan, String label, List<PlanStep> steps) {

    static PlanView of(Plan plan) {
        return new PlanView(plan, StatementText.label(plan.text()), PlanStep.of(plan));
    }
}
