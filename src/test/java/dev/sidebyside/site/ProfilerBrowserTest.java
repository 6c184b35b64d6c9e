package dev.sidebyside.site;

import static io.restassured.RestAssured.given;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.testing.Browser;
import dev.sidebyside.testing.InBrowser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a visitor does with the list of the last requests. */
@QuarkusTest
@InBrowser
class ProfilerBrowserTest {

    private static final String ROWS = "#requests tbody tr";

    @Test
    void requestAppearsWithoutReload(Browser browser) {
        browser.open("/profiler");
        browser.run("loaded = true");
        given().get("/naive/posts?limit=31");

        browser.see(ROWS, "/naive/posts?limit=31");
        assertThat(browser.run("return loaded")).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everybodyCanUseIt(boolean dark, Browser browser) {
        given().get("/naive/posts?limit=36");
        browser.dark(dark);
        browser.open("/profiler");
        // Few rows say as much as many, in less time.
        browser.see("#text").sendKeys("limit=36");

        assertThat(browser.barriers()).isEmpty();
    }

    @Test
    void filterLeavesTheMatchingRows(Browser browser) {
        given().get("/naive/posts?limit=32");
        given().get("/optimized/posts?limit=32");
        browser.open("/profiler");
        browser.see("#text").sendKeys("NAIVE/posts?limit=32");

        browser.see(ROWS, 1);
        given().get("/optimized/posts?limit=33");
        given().get("/naive/posts?limit=32");
        browser.see(ROWS, 2);
    }

    @Test
    void headingSortsTheRows(Browser browser) {
        given().get("/naive/posts?limit=1");
        given().get("/naive/posts?limit=100");
        browser.open("/profiler");
        browser.click("th[data-key=statements] button");

        browser.see("th[aria-sort=descending]", "Statements");
        List<Integer> statements =
                browser.texts(ROWS + " td:nth-child(3)").stream()
                        .map(count -> Integer.valueOf(count.replace(",", "")))
                        .toList();
        assertThat(statements).isSortedAccordingTo(reverseOrder());
        assertThat(statements.get(0)).isGreaterThanOrEqualTo(101);
    }

    @Test
    void twoRequestsAreCompared(Browser browser) {
        given().get("/naive/posts?limit=34");
        given().get("/optimized/posts?limit=34");
        browser.open("/profiler");
        browser.click("input[aria-label='Compare GET /naive/posts?limit=34']");
        browser.click("input[aria-label='Compare GET /optimized/posts?limit=34']");
        browser.click("#requests button:not([type])");

        browser.see(".verdict", "35 statements → 1");
    }

    /** The text of a moment has as few digits as it needs. */
    @Test
    void wholeSecondComesBeforeItsParts(Browser browser) {
        browser.open("/profiler");

        assertThat(
                        browser.run(
                                "return import('/assets/requests.js').then(it => it.isBefore("
                                        + "{ startedAt: '2026-01-01T00:00:18Z' },"
                                        + "{ startedAt: '2026-01-01T00:00:18.1Z' },"
                                        + "{ key: 'startedAt', sign: 1 }))"))
                .isEqualTo(true);
    }

    /** As after a lost connection: the first event repeats the last requests. */
    @Test
    void streamThatOpensAgainRepeatsNoRequest(Browser browser) {
        browser.open("/profiler");
        browser.click("#pause");
        given().get("/naive/posts?limit=37");
        browser.see("#count", "paused, 1 new");
        browser.run("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
        given().get("/naive/posts?limit=38");
        browser.see("#count", "paused, 2 new");
        browser.click("#pause");
        browser.see("#text").sendKeys("/naive/posts?limit=37");

        browser.see(ROWS, 1);
    }

    @Test
    void manyRequestsLeaveTheListShort(Browser browser) {
        browser.open("/profiler");
        IntStream.range(0, 200).forEach(i -> given().get("/optimized/posts?limit=1"));
        given().get("/optimized/posts?limit=35");

        browser.see(ROWS, "/optimized/posts?limit=35");
        browser.see(ROWS, 200);
    }
}
