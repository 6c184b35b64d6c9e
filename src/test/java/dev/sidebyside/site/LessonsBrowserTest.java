package dev.sidebyside.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sidebyside.testing.Browser;
import dev.sidebyside.testing.InBrowser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
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

    @Test
    void showsViolationsOfFieldsAndOthers(Browser browser) {
        browser.open("/lessons/fetchjoin");
        browser.run(
                "fetch = async () => Response.json({ detail: 'two reasons', violations: ["
                        + "{ field: 'limit', message: 'too many' },"
                        + "{ field: 'Some-Header', message: 'too few' }] }, { status: 400 })");
        browser.click("#run");

        browser.see("#error-limit", "too many");
        browser.see("#problem", "two reasons");
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
