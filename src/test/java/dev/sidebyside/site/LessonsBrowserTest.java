package dev.sidebyside.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sidebyside.testing.Browser;
import dev.sidebyside.testing.InBrowser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A visitor opens each lesson and presses its buttons. */
@QuarkusTest
@InBrowser
class LessonsBrowserTest {

    @Inject Catalogue catalogue;

    @TestFactory
    Stream<DynamicTest> eachLessonShowsItsDifference(Browser browser) {
        return catalogue.lessons().stream()
                .map(lesson -> dynamicTest(lesson.slug(), () -> run(lesson, browser)));
    }

    private static void run(CatalogueEntry lesson, Browser browser) {
        browser.open("/lessons/" + lesson.slug());
        boolean hasScene = !browser.visible("#scene").isEmpty();
        browser.click(hasScene ? "#scene" : "#run");
        // The scene of pagination ends with a comparison, too.
        browser.see("#comparison .verdict, .result .point");

        assertThat(browser.hosts()).hasSize(1);
        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.errors()).isEmpty();
    }
}
