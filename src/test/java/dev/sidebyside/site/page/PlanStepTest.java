package dev.sidebyside.site.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sidebyside.platform.profiler.Plan;
import dev.sidebyside.platform.profiler.Plan.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanStepTest {

    @Test
    void stepsFormATree() {
        PlanStep root = steps(step(0, 9L), step(1, 5L), step(2, 4L), step(1, 3L)).get(0);

        assertThat(root.below()).extracting(it -> it.node().buffers()).containsExactly(5L, 3L);
        assertThat(root.below().get(0).below()).hasSize(1);
        assertThat(root.below().get(1).below()).isEmpty();
    }

    @Test
    void theMostExpensiveStepTouchesMostPagesItself() {
        PlanStep root = steps(step(0, 100L), step(1, 99L), step(1, 1L)).get(0);

        assertThat(root.buffers()).isZero();
        assertThat(root.mostExpensive()).isFalse();
        assertThat(root.below())
                .extracting(PlanStep::mostExpensive, PlanStep::share)
                .containsExactly(tuple(true, "99 %"), tuple(false, "1 %"));
    }

    @Test
    void aSingleStepIsNotMarked() {
        assertThat(steps(step(0, 9L)).get(0).mostExpensive()).isFalse();
    }

    @Test
    void aPlanThatDidNotRunHasNoMostExpensiveStep() {
        PlanStep root = steps(step(0, null), step(1, null)).get(0);

        assertThat(root.mostExpensive()).isFalse();
        assertThat(root.below().get(0).mostExpensive()).isFalse();
        assertThat(root.buffers()).isNull();
    }

    private static List<PlanStep> steps(Node... nodes) {
        return PlanStep.of(
                new Plan("select 1", false, true, null, 0L, null, List.of(), List.of(nodes)));
    }

    private static Node step(int depth, Long buffers) {
        Long counted = buffers == null ? null : (Long) 1L;
        return new Node(
                depth, "Scan", null, null, counted, counted, counted, buffers, null, null, null);
    }
}
