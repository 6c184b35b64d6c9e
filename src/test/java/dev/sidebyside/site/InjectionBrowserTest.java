package dev.sidebyside.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.testing.Browser;
import dev.sidebyside.testing.InBrowser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Values from requests and from the database are text on every page. The Content-Security-Policy
 * would stop a script in them, and the browser would log that, so that the test would fail.
 */
@QuarkusTest
@InBrowser
class InjectionBrowserTest {

    private static final String HOSTILE =
            "\"'></title></script><img src=x onerror=hacked=1><script>hacked=1</script>";

    private static final String PROFILE = "/optimized/authors/luz-wren/profile";

    private static final String ENCODED = URLEncoder.encode(HOSTILE, StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/lessons/fetchjoin?comparison=",
                "/lessons/search?q=",
                "/lessons/",
                "/profiler?",
                "/profiler/requests/",
                "/profiler/comparisons/",
                "/profiler/compare?other=x&one="
            })
    void reflectedValueIsText(String address, Browser browser) {
        browser.open(address + ENCODED);

        assertNothingRan(browser);
        // The page of an unknown id is a 404, which the browser logs.
        assertThat(browser.errors()).noneMatch(error -> error.contains("Content Security Policy"));
    }

    @Test
    void valueOfARequestIsText(Browser browser) {
        Response response = given().queryParam("q", HOSTILE).get("/naive/search");

        browser.open(response.header("Profile"));
        browser.see(".verdict");
        assertNothingRan(browser);
        browser.open("/profiler");
        browser.see("main", "/naive/search");
        assertNothingRan(browser);
    }

    @Test
    void storedNameIsText(Browser browser) {
        Response before = given().get(PROFILE);
        Response changed = rename(before, HOSTILE);
        try {
            browser.open(changed.header("Profile"));
            browser.see(".verdict");
            assertNothingRan(browser);
            browser.open("/lessons/cacheaside");
            browser.click("#scene");
            browser.see(".result", HOSTILE);
            assertNothingRan(browser);
        } finally {
            rename(given().get(PROFILE), before.path("name"));
        }
    }

    private static Response rename(Response current, String name) {
        Response renamed =
                given().contentType("application/json")
                        .header("If-Match", current.header("ETag"))
                        .body(Map.of("name", name, "bio", current.path("bio")))
                        .put(PROFILE);
        assertThat(renamed.statusCode()).as(renamed.asString()).isLessThan(300);
        return renamed;
    }

    private static void assertNothingRan(Browser browser) {
        assertThat(browser.run("return typeof hacked")).isEqualTo("undefined");
        assertThat(browser.run("return document.querySelectorAll('[onerror]').length"))
                .isEqualTo(0L);
    }
}
