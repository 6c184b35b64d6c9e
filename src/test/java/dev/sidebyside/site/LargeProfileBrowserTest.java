package dev.sidebyside.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.testing.Browser;
import dev.sidebyside.testing.InBrowser;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The page of a request that ran thousands of statements stays small. */
@QuarkusTest
@InBrowser
class LargeProfileBrowserTest {

    /** A browser shows so many in a fraction of a second. */
    private static final long MOST_ELEMENTS = 2_000;

    @Test
    void pageOf5000StatementsIsBounded(Browser browser) {
        String profile = given().get("/profiled/jdbc?times=5000").header("Profile");
        browser.open(profile);

        browser.see(".verdict", "5,000 statements");
        assertThat((Long) browser.run("return document.querySelectorAll('*').length"))
                .isLessThan(MOST_ELEMENTS);
        browser.click("details.group summary");
        browser.see("details.group", "more");
    }
}
