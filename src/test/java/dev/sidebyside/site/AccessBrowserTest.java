package dev.sidebyside.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.testing.Browser;
import dev.sidebyside.testing.InBrowser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/**
 * The pages serve every visitor: with a keyboard, a phone, a dark screen, or without JavaScript.
 */
@QuarkusTest
@InBrowser
class AccessBrowserTest {

    private static final String COMPARISON = "#comparison .verdict";

    @Test
    void keyboardRunsBothSides(Browser browser) {
        browser.open("/lessons/fetchjoin");
        browser.see("#run:enabled");
        browser.tabTo("#run");
        browser.press(Keys.ENTER);

        browser.see(COMPARISON, "101 statements → 1");
    }

    @Test
    void comparisonIsReadableWithoutScripts(Browser browser) {
        String comparison = recorded(browser);
        browser.allowScripts(false);
        browser.open(comparison);

        browser.see(COMPARISON, "101 statements → 1");
        browser.click("details.group#left-1 summary");
        browser.see("details.group#left-1", "from");
        assertThat(browser.visible("details.group#left-1 tbody tr")).hasSize(100);
        assertThat(browser.visible("button:enabled")).isEmpty();
    }

    @Test
    void comparisonFitsAPhone(Browser browser) {
        String comparison = recorded(browser);
        browser.width(360);

        for (String page : List.of("/", comparison, "/profiler")) {
            browser.open(page);
            assertThat(browser.run("return document.documentElement.scrollWidth"))
                    .as(page)
                    .isEqualTo(browser.run("return document.documentElement.clientWidth"));
        }
    }

    @Test
    void darkPagesHaveContrast(Browser browser) {
        String comparison = recorded(browser);
        browser.dark(true);

        for (String page : List.of("/", comparison)) {
            browser.open(page);
            assertThat(browser.barriers()).as(page).isEmpty();
        }
    }

    /** Returns the address of a comparison of both sides. */
    private static String recorded(Browser browser) {
        browser.open("/lessons/fetchjoin");
        browser.click("#run");
        browser.see(COMPARISON);
        return browser.address();
    }
}
