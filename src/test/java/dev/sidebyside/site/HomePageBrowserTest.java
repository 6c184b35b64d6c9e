package dev.sidebyside.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.testing.Browser;
import dev.sidebyside.testing.InBrowser;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The page that a visitor opens first. */
@QuarkusTest
@InBrowser
class HomePageBrowserTest {

    @Test
    void leadsToTheFirstLesson(Browser browser) {
        browser.open("/");

        browser.see("main a[href='/lessons/fetchjoin']");
        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.hosts()).hasSize(1);
    }
}
