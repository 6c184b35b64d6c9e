package dev.sidebyside.site;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.Plans.plansOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sidebyside.platform.profiler.Profile.Finding;
import dev.sidebyside.testing.Measured;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The problems that a lesson names are found on its naive side, and not on its optimized side. One
 * of them is enough: the others may need more rows than the tests have.
 */
@QuarkusTest
class SolvedProblemsTest {

    @Inject Catalogue catalogue;

    @TestFactory
    Stream<DynamicTest> naiveHasProblemsThatOptimizedHasNot() {
        return catalogue.lessons().stream()
                .filter(lesson -> !lesson.solves().isEmpty())
                .map(lesson -> dynamicTest(lesson.slug(), () -> check(lesson)));
    }

    private static void check(CatalogueEntry lesson) {
        assertThat(problems(lesson.naive())).containsAnyElementsOf(lesson.solves());
        assertThat(problems(lesson.optimized())).doesNotContainAnyElementsOf(lesson.solves());
    }

    private static List<String> problems(String example) {
        Measured measured = measure(example);
        Stream<Finding> ofPlans =
                plansOf(measured).plans().stream().flatMap(plan -> plan.findings().stream());
        return Stream.concat(measured.profile().findings().stream(), ofPlans)
                .map(Finding::problem)
                .distinct()
                .toList();
    }
}
