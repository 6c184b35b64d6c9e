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
    void oneClickShows101StatementsAgainst1(Browser browser) {
        browser.open("/");
        browser.click("main a");

        browser.see("#comparison .verdict", "101 statements → 1");
    }

    @Test
    void everybodyCanUseIt(Browser browser) {
        browser.open("/");

        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.hosts()).hasSize(1);
    }
}
