package dev.sidebyside.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.sidebyside.SideBySide;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class DependenciesTest {

    private static final String LESSON = "dev.sidebyside.lesson..";
    private static final String PROFILER = "dev.sidebyside.profiler..";
    private static final String BLOG = "dev.sidebyside.blog..";
    private static final String LAB = "dev.sidebyside.lab..";
    private static final String CACHE = "dev.sidebyside.cache..";
    private static final String EMBEDDED = "dev.sidebyside.embedded..";

    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPath(Path.of("target/classes"));

    @Test
    void lessonsKnowNothingOfWhatSurroundsThem() {
        noClasses()
                .that()
                .resideInAPackage(LESSON)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PROFILER, LAB, EMBEDDED)
                .because("a lesson is lifted into another service as it is")
                .check(CLASSES);
    }

    @Test
    void lessonsKnowNothingOfEachOther() {
        slices().matching("dev.sidebyside.lesson.(*)..")
                .should()
                .notDependOnEachOther()
                .because("each can be read, changed or removed alone")
                .check(CLASSES);
    }

    @Test
    void theProfilerKnowsNothingOfWhatItMeasures() {
        noClasses()
                .that()
                .resideInAPackage(PROFILER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(LESSON, BLOG, LAB, CACHE)
                .because("what it measures could not be trusted if it knew the lessons")
                .check(CLASSES);
    }

    @Test
    void theCacheKnowsNothingElse() {
        noClasses()
                .that()
                .resideInAPackage(CACHE)
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.sidebyside..").and(resideOutsideOfPackage(CACHE)))
                .because("it is lifted into another service as it is")
                .check(CLASSES);
    }

    @Test
    void theBlogKnowsNothingElse() {
        noClasses()
                .that()
                .resideInAPackage(BLOG)
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.sidebyside..").and(resideOutsideOfPackage(BLOG)))
                .because("both sides of every lesson share one mapping, which favours none")
                .check(CLASSES);
    }

    @Test
    void nothingKnowsTheLab() {
        noClasses()
                .that()
                .resideOutsideOfPackage(LAB)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(LAB)
                .because("it looks at all the others")
                .check(CLASSES);
    }

    @Test
    void onlyTheStartKnowsTheEmbeddedServers() {
        noClasses()
                .that()
                .resideOutsideOfPackage(EMBEDDED)
                .and()
                .doNotBelongToAnyOf(SideBySide.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(EMBEDDED)
                .because("the service runs as well on servers of one's own")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.sidebyside.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a package can be understood before those that use it")
                .check(CLASSES);
    }
}
