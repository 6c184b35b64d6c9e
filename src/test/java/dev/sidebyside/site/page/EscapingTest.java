package dev.sidebyside.site.page;

import static dev.sidebyside.testing.Measured.measure;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.platform.profiler.Profile;
import dev.sidebyside.testing.Measured;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import org.junit.jupiter.api.Test;

/** What clients and statements contain is data on the pages, never markup. */
@QuarkusTest
class EscapingTest {

    private static final String ATTACK =
            "</script><script>alert('x')</script>\"><img src=x onerror=alert(1)>";

    /** Browsers encode this, and the HTTP server refuses what is not encoded. */
    @Test
    void requestsAreShownAsTheyWereSent() {
        Measured request = measure("/naive/posts?limit=1&x='%3Cscript%3E%22");

        assertThat(Pages.profile(request))
                .contains("x=&#39;%3Cscript%3E%22")
                .doesNotContain("<script>", "x='");
    }

    @Test
    void requestsAndTitlesAreEscaped() {
        Profile hostile =
                ProfileOf.request(1)
                        .uri(ATTACK)
                        .statements(ATTACK, 1, 0)
                        .cacheCommand(0, 1)
                        .build();

        assertEscaped(ProfilePage.Templates.profile(SidesView.of(hostile)).render());
        assertEscaped(
                ComparePage.Templates.compare(
                                SidesView.of(ATTACK, hostile, ATTACK, hostile, ATTACK), ATTACK)
                        .render());
    }

    @Test
    void valuesAreEscaped() {
        Measured select = sql("select id from tag where slug = ?", ATTACK);

        assertThat(select.profile().groups().get(0).sql()).contains("<script>");
        assertEscaped(Pages.profile(select));
        assertEscaped(Pages.html("/profiler/requests/" + select.profile().id() + "/plans"));
    }

    @Test
    void statementsAreEscaped() {
        String literal = "'" + ATTACK.replace("'", "''") + "'";
        Measured select = sql("select id as \"<script>\" from tag where slug = " + literal);

        assertEscaped(Pages.profile(select));
        assertEscaped(Pages.html("/profiler/requests/" + select.profile().id() + "/plans"));
    }

    @Test
    void idsAreEscaped() {
        String id = URLEncoder.encode("<script>alert(1)</script>", UTF_8).replace("%2F", "");
        String page = Pages.get("/profiler/requests/" + id).body().asString();

        assertThat(page).contains("&lt;script&gt;").doesNotContain("<script>");
        assertThat(Pages.get("/profiler/compare?one=" + id + "&other=" + id).body().asString())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
    }

    private static Measured sql(String text, String... values) {
        StringBuilder request =
                new StringBuilder("/profiled/sql?text=" + URLEncoder.encode(text, UTF_8));
        for (String value : values) {
            request.append("&value=").append(URLEncoder.encode(value, UTF_8));
        }
        return measure(request.toString());
    }

    private static void assertEscaped(String page) {
        assertThat(page)
                .contains("&lt;script&gt;")
                .doesNotContain("<script>")
                .doesNotContain("</script><")
                .doesNotContain("<img");
    }
}
