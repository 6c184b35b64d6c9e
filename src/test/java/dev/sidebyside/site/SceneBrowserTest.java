package dev.sidebyside.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.testing.Browser;
import dev.sidebyside.testing.InBrowser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lessons whose point takes several requests play a scene. */
@QuarkusTest
@InBrowser
class SceneBrowserTest {

    private static final String PROFILE = "/optimized/authors/luz-wren/profile";

    @Inject Caches caches;

    @Test
    void naiveSideKeepsTheOldName(Browser browser) {
        caches.clear();
        String name = given().get(PROFILE).jsonPath().getString("name");

        List<String> row = play("cacheaside", browser);

        assertThat(row.get(0)).isEqualTo(name + ": old ✗");
        assertThat(row.get(1)).startsWith(name + " (edited ").endsWith(": new ✓");
        assertThat(given().get(PROFILE).jsonPath().getString("name")).isEqualTo(name);
    }

    @Test
    void secondRequestNeedsNoBodyOnTheOptimizedSide(Browser browser) {
        List<String> row = play("httpcache", browser);

        assertThat(row.get(0)).startsWith("status 200");
        assertThat(row.get(1)).isEqualTo("status 304, 0 bytes, 0 statements");
    }

    /** Returns the last row of the result: naive, then optimized. */
    private static List<String> play(String slug, Browser browser) {
        browser.open("/lessons/" + slug);
        browser.click("#scene");
        browser.see(".progress", "Done");
        return browser.texts(".result tbody tr:last-child td");
    }
}
