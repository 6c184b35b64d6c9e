package dev.sidebyside.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.sidebyside.SideBySide;
import io.smallrye.common.annotation.Blocking;
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
    private static final String PAGES = "dev.sidebyside.site.page..";
    private static final String LIVE = "dev.sidebyside.site.live..";

    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPath(Path.of("target/classes"));

    @Test
    void lessonsUseOnlyBlogCacheAndProblem() {
        noClasses()
                .that()
                .resideInAPackage(LESSON)
                .should()
                .dependOnClassesThat(
                        resideInAPackage(PROJECT)
                                .and(resideOutsideOfPackages(LESSON, BLOG, CACHE, PROBLEM)))
                .because("a lesson must be easy to copy into another service")
                .check(CLASSES);
    }

    @Test
    void lessonsAreIndependentOfEachOther() {
        slices().matching("dev.sidebyside.lesson.(*)..")
                .should()
                .notDependOnEachOther()
                .because("each lesson can be read, changed or removed alone")
                .check(CLASSES);
    }

    @Test
    void platformUsesNeitherCourseNorSite() {
        noClasses()
                .that()
                .resideInAPackage(PLATFORM)
                .should()
                .dependOnClassesThat(
                        resideInAPackage(PROJECT).and(resideOutsideOfPackage(PLATFORM)))
                .because("the platform must work for any other API")
                .check(CLASSES);
    }

    @Test
    void platformPackagesAreIndependentOfEachOther() {
        slices().matching("dev.sidebyside.platform.(*)..")
                .should()
                .notDependOnEachOther()
                .because("each package must be easy to copy into another service")
                .check(CLASSES);
    }

    @Test
    void blogUsesNoOtherPackage() {
        noClasses()
                .that()
                .resideInAPackage(BLOG)
                .should()
                .dependOnClassesThat(resideInAPackage(PROJECT).and(resideOutsideOfPackage(BLOG)))
                .because("both sides of every lesson share the mapping, so it must favour neither")
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
                .because("the site shows the other packages")
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
                .because("the rest of the service also runs on other servers")
                .check(CLASSES);
    }

    @Test
    void pagesThatMayWaitHoldNoEventLoop() {
        classes()
                .that()
                .resideInAPackage(PAGES)
                .and()
                .areAnnotatedWith(jakarta.ws.rs.Path.class)
                .and(describe("use " + LIVE, DependenciesTest::usesLive))
                .should()
                .beAnnotatedWith(Blocking.class)
                .because(
                        "Quarkus runs a method that returns a template on an event loop, but"
                                + " finding a profile or comparison waits for other instances")
                .check(CLASSES);
    }

    private static boolean usesLive(JavaClass page) {
        return page.getTransitiveDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .anyMatch(resideInAPackage(LIVE));
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
