package dev.sidebyside.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.sidebyside.SideBySide;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Which package may use which. */
class DependenciesTest {

    private static final String PROJECT = "dev.sidebyside..";
    private static final String BLOG = "dev.sidebyside.blog..";
    private static final String LESSON = "dev.sidebyside.lesson..";
    private static final String PLATFORM = "dev.sidebyside.platform..";
    private static final String CACHE = "dev.sidebyside.platform.cache..";
    private static final String PROBLEM = "dev.sidebyside.platform.problem..";
    private static final String EMBEDDED = "dev.sidebyside.platform.embedded..";
    private static final String SITE = "dev.sidebyside.site..";

    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPath(Path.of("target/classes"));

    @Test
    void lessonsUseBlogCacheAndProblemAlone() {
        noClasses()
                .that()
                .resideInAPackage(LESSON)
                .should()
                .dependOnClassesThat(
                        resideInAPackage(PROJECT)
                                .and(resideOutsideOfPackages(LESSON, BLOG, CACHE, PROBLEM)))
                .because("a lesson moves into another service as it is")
                .check(CLASSES);
    }

    @Test
    void lessonsAreIndependentOfEachOther() {
        slices().matching("dev.sidebyside.lesson.(*)..")
                .should()
                .notDependOnEachOther()
                .because("each can be read, changed or removed alone")
                .check(CLASSES);
    }

    @Test
    void thePlatformKnowsNeitherCourseNorSite() {
        noClasses()
                .that()
                .resideInAPackage(PLATFORM)
                .should()
                .dependOnClassesThat(
                        resideInAPackage(PROJECT).and(resideOutsideOfPackage(PLATFORM)))
                .because("it would serve any other API as well")
                .check(CLASSES);
    }

    @Test
    void platformPackagesAreIndependentOfEachOther() {
        slices().matching("dev.sidebyside.platform.(*)..")
                .should()
                .notDependOnEachOther()
                .because("each moves into another service alone")
                .check(CLASSES);
    }

    @Test
    void theBlogUsesNoOtherPackage() {
        noClasses()
                .that()
                .resideInAPackage(BLOG)
                .should()
                .dependOnClassesThat(resideInAPackage(PROJECT).and(resideOutsideOfPackage(BLOG)))
                .because("both sides of every lesson share one mapping, which favours neither")
                .check(CLASSES);
    }

    @Test
    void nothingUsesTheSite() {
        classes()
                .that()
                .resideInAPackage(SITE)
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAPackage(SITE)
                .because("it shows what the others do")
                .check(CLASSES);
    }

    @Test
    void onlySideBySideStartsEmbeddedServers() {
        noClasses()
                .that()
                .resideOutsideOfPackage(EMBEDDED)
                .and()
                .doNotBelongToAnyOf(SideBySide.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(EMBEDDED)
                .because("the service also runs on other servers")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.sidebyside.(*)..")
                .should()
                .beFreeOfCycles()
                .because("each package can be understood before those that use it")
                .check(CLASSES);
    }
}
