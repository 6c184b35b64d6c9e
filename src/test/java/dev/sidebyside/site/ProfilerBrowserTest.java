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
                browser.texts(ROWS + " td:nth-child(5)").stream().map(Integer::valueOf).toList();
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

    @Test
    void manyRequestsLeaveTheListShort(Browser browser) {
        browser.open("/profiler");
        IntStream.range(0, 200).forEach(i -> given().get("/optimized/posts?limit=1"));
        given().get("/optimized/posts?limit=35");

        browser.see(ROWS, "/optimized/posts?limit=35");
        browser.see(ROWS, 200);
    }
}
