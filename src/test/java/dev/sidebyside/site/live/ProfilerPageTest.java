package dev.sidebyside.site.live;

import static dev.sidebyside.testing.Soon.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import dev.sidebyside.testing.RawRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The list of requests in a browser. */
@QuarkusTest
class ProfilerPageTest {

    @Test
    void listsRequests() {
        String profile = given().get("/naive/posts?limit=4").header("Profile");

        String page = pageWith(profile);

        assertThat(page).contains("<a href=\"" + profile + "\">/naive/posts?limit=4</a>");
    }

    @Test
    void escapesWhatAClientSends() throws IOException {
        String request = "/naive/%3Cb%3E?x=<script>alert(1)</script>&y=\"'onfocus=alert(2)";
        RawRequest.Response response =
                RawRequest.send(
                        RestAssured.port,
                        "GET " + request + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        String profile = response.head().replaceFirst("(?s).*\r\nProfile: (\\S+).*", "$1");

        String page = pageWith(profile);

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;y=&quot;&#39;onfocus=alert(2)")
                .doesNotContain("<script>alert");
    }

    @Test
    void leadsToTheComparisonOfTheChosenRequests() {
        String older = given().get("/naive/posts?limit=2").header("Profile");
        String newer = given().get("/optimized/posts?limit=2").header("Profile");
        pageWith(newer);

        given().redirects()
                .follow(false)
                .get("/profiler?compare=%s&compare=%s".formatted(id(newer), id(older)))
                .then()
                .statusCode(303)
                .header(
                        "Location",
                        endsWith("/profiler/compare?one=" + id(older) + "&other=" + id(newer)));
    }

    @Test
    void remindsToChooseTwo() {
        assertThat(given().get("/profiler?compare=x").asString())
                .contains("Choose exactly two requests");
    }

    private static String pageWith(String profile) {
        return await().until(
                        () -> given().accept("text/html").get("/profiler").asString(),
                        page -> page.contains(profile));
    }

    private static String id(String profile) {
        return profile.substring(profile.lastIndexOf('/') + 1);
    }
}
