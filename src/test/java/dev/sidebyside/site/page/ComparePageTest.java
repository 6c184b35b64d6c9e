package dev.sidebyside.site.page;

import static dev.sidebyside.testing.Measured.measure;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.testing.Measured;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two recorded requests next to each other. */
@QuarkusTest
class ComparePageTest {

    @Test
    void shows101StatementsAgainst1() {
        String page =
                Pages.compare(
                        measure("/naive/posts?limit=100"), measure("/optimized/posts?limit=100"));

        assertThat(page)
                .contains("<title>101 statements → 1, ")
                .contains("101 statements → <strong class=\"better\">1</strong>")
                .contains("<h3>Naive</h3>", "<h3>Optimized</h3>")
                .contains("100 × select author where id = ?")
                .contains("1 × select post join author")
                .contains("✓ No findings");
    }

    @Test
    void theNaiveSideIsOnTheLeftWhicheverCameFirst() {
        Measured optimized = measure("/optimized/posts?limit=10");
        String page = Pages.compare(optimized, measure("/naive/posts?limit=10"));

        assertThat(page)
                .contains("11 statements → <strong class=\"better\">1</strong>")
                .containsSubsequence("<h3>Naive</h3>", "<h3>Optimized</h3>");
    }

    /** As after a change of the code. */
    @Test
    void aSecondRequestOfOneSideCanBeWorse() {
        Measured before = measure("/naive/posts?limit=10");
        String page = Pages.compare(before, measure("/naive/posts?limit=20"));

        assertThat(page)
                .contains("11 statements → <strong class=\"worse\">21</strong>")
                .containsSubsequence("<h3>First</h3>", "<h3>Second</h3>");
    }

    @Test
    void aStoredComparisonAlsoComparesTheResponses() {
        String stored =
                compare(measure("/naive/posts?limit=10"), measure("/optimized/posts?limit=10"));

        assertThat(Pages.html(stored))
                .contains("11 statements → <strong class=\"better\">1</strong>")
                .contains("<span class=\"phrase good\">same response ✓</span>")
                .contains("<a href=\"/lessons/fetchjoin\">fetchjoin</a>");
        given().get(stored).then().contentType("application/json");
    }

    /** The plans are made from the literals of the comparison. */
    @Test
    void comparedProfilesOutlastTheOthers() {
        Measured naive = measure("/naive/posts?limit=10");
        compare(naive, measure("/optimized/posts?limit=10"));
        for (int i = 0; i < 200; i++) {
            given().get("/naive/posts?limit=0");
        }
        String page = "/profiler/requests/" + naive.profile().id();

        given().get(page).then().statusCode(404);
        assertThat(Pages.html(page)).contains("10 × select author where id = ?");
        assertThat(Pages.html(page + "/plans"))
                .contains("<ul class=\"tree\">", "<code>post_newest</code>");
        assertThat(Pages.get(page + "/plans?generic=true").statusCode()).isEqualTo(404);
    }

    @Test
    void bothSidesAreOnOneAxis() {
        String page =
                Pages.compare(
                        measure("/naive/posts?limit=10"), measure("/optimized/posts?limit=10"));

        assertThat(count("class=\"lane axis\"", page)).isEqualTo(1);
        assertThat(Pattern.compile("class=\"grid\" d=\"([^\"]*)\"").matcher(page).results())
                .extracting(it -> it.group(1))
                .hasSizeGreaterThan(4)
                .containsOnly(
                        Pattern.compile("class=\"grid\" d=\"([^\"]*)\"")
                                .matcher(page)
                                .results()
                                .findFirst()
                                .orElseThrow()
                                .group(1));
    }

    /** A side's ids begin with its name, so that a group of the other side is not found. */
    @Test
    void idsAreUnique() {
        String page =
                Pages.compare(measure("/naive/posts?limit=10"), measure("/naive/posts?limit=10"));

        assertThat(page).contains("<h3>First</h3>", "<h3>Second</h3>");
        assertThat(Pattern.compile(" id=\"([^\"]*)\"").matcher(page).results())
                .extracting(it -> it.group(1))
                .contains("left-0", "right-0")
                .doesNotHaveDuplicates();
    }

    @Test
    void aMissingProfileIsA404() {
        String id = measure("/naive/posts?limit=1").profile().id();

        assertThat(Pages.get("/profiler/compare?one=" + id + "&other=x").statusCode())
                .isEqualTo(404);
        assertThat(Pages.get("/profiler/compare?one=" + id).statusCode()).isEqualTo(404);
        assertThat(Pages.get("/profiler/comparisons/nothing").statusCode()).isEqualTo(404);
    }

    /** Returns the address. */
    private static String compare(Measured naive, Measured optimized) {
        return given().contentType("application/json")
                .body(
                        Map.of(
                                "naive", naive.profile().id(),
                                "optimized", optimized.profile().id(),
                                "alike", "same"))
                .post("/profiler/comparisons")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static int count(String part, String whole) {
        return whole.split(Pattern.quote(part), -1).length - 1;
    }
}
