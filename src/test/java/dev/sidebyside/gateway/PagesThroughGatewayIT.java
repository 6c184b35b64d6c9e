package dev.sidebyside.gateway;

import static io.restassured.RestAssured.given;

import dev.sidebyside.testing.Browser;
import dev.sidebyside.testing.InBrowser;
import dev.sidebyside.testing.Nginx;
import dev.sidebyside.testing.PackagedService;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The pages behind the gateway, which caches some responses. */
@InBrowser
@EnabledIf(
        value = "dev.sidebyside.testing.Nginx#isInstalled",
        disabledReason = "nginx is not installed")
class PagesThroughGatewayIT {

    private static PackagedService service;
    private static Nginx nginx;

    @BeforeAll
    static void start() throws IOException {
        service = PackagedService.start("sidebyside.profiler=full");
        nginx = Nginx.passingOn("profiler", service.port());
    }

    @AfterAll
    static void stop() {
        nginx.close();
        service.close();
    }

    @Test
    void aLessonShowsItsDifference(Browser browser) {
        open(browser, "/lessons/fetchjoin");
        browser.click("#run");

        browser.see(".verdict", "101 statements → 1");
    }

    /** The gateway leaves out the headers with the cost, which would be that of another request. */
    @Test
    void aCachedResponseHasNoCost(Browser browser) {
        open(browser, "/lessons/httpcache");
        browser.click("#run");
        browser.see("#problem", "A cache in front of the service");

        browser.click("#scene");
        browser.see("#scene ~ .progress", "Done");
        browser.see("table", "from a shared cache");
    }

    @Test
    void anUnchangedFileIsNotSentAgain() {
        String file = nginx.url("/assets/site.css");
        String modified = given().get(file).header("Last-Modified");

        given().header("If-Modified-Since", modified).get(file).then().statusCode(304);
    }

    /** The browser of the tests finds no other host than this. */
    private static void open(Browser browser, String path) {
        browser.openUrl("http://localhost:" + nginx.port() + path);
    }
}
