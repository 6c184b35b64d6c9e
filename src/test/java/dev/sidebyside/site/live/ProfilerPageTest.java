package dev.sidebyside.site.live;

import static dev.sidebyside.testing.Soon.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The list of requests in a browser. */
@QuarkusTest
class ProfilerPageTest {

    @Inject Event<Message> messages;

    @Test
    void listsRequests() {
        String profile = given().get("/naive/posts?limit=4").header("Profile");

        String page = pageWith(profile);

        assertThat(page).contains("<a href=\"" + profile + "\">/naive/posts?limit=4</a>");
    }

    /** An address has no {@code <}; a message of another instance might. */
    @Test
    void escapesWhatAClientSends() {
        String request = "/nothing?x='onfocus=alert(1)&y=&lt;b";
        String profile = given().urlEncodingEnabled(false).get(request).header("Profile");
        var foreign =
                new RequestSummary(
                        UUID.randomUUID().toString(),
                        "<i>",
                        "/\"><script>alert(2)</script>",
                        200,
                        0,
                        0,
                        0,
                        0,
                        Instant.now(),
                        "<b>",
                        "<u>");
        messages.fire(Message.of(new Message.Ended(List.of(foreign), 0)));

        assertThat(pageWith(profile))
                .contains("/nothing?x=&#39;onfocus=alert(1)&amp;y=&amp;lt;b")
                .contains("/&quot;&gt;&lt;script&gt;alert(2)&lt;/script&gt;")
                .contains("&lt;i&gt;", "&lt;b&gt;", "&lt;u&gt;")
                .doesNotContain("<script>alert", "<i>", "<b>", "<u>");
    }

    /** Requests arrive in the order of their ends. */
    @Test
    void listsTheRequestThatBeganLastFirst() {
        Instant now = Instant.now();
        RequestSummary later = beganAt(now);
        RequestSummary earlier = beganAt(now.minusSeconds(1));
        messages.fire(Message.of(new Message.Ended(List.of(later, earlier), 0)));

        assertThat(given().get("/profiler").asString())
                .containsSubsequence(later.id(), earlier.id());
    }

    @Test
    void isAPageWithAContentSecurityPolicy() {
        given().get("/profiler")
                .then()
                .contentType("text/html;charset=UTF-8")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("X-Content-Type-Options", "nosniff");
    }

    private static RequestSummary beganAt(Instant time) {
        String id = UUID.randomUUID().toString();
        return new RequestSummary(id, "GET", "/", 200, 0, 0, 0, 0, time, null, null);
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

    /** The script of the page reads them. */
    @Test
    void writesTimesWithAPointInEveryLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            String profile = given().get("/naive/posts?limit=6").header("Profile");

            assertThat(pageWith(profile))
                    .containsPattern("<td class=\"number\">\\d+\\.\\d</td>")
                    .doesNotContainPattern("<td class=\"number\">\\d+,\\d</td>");
        } finally {
            Locale.setDefault(before);
        }
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
