package dev.sidebyside.lesson.search;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;
import static dev.sidebyside.testing.Plans.plansOf;
import static dev.sidebyside.testing.PlansAssert.assertThat;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sidebyside.blog.Post;
import dev.sidebyside.testing.AtTwoSizes;
import dev.sidebyside.testing.BlogRows;
import dev.sidebyside.testing.Measured;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Posts that contain a text. */
@QuarkusTest
class SearchTest {

    /** Older than the demo data, so the matches are the last posts of the list. */
    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

    private final List<Post> published = new ArrayList<>();

    @AfterEach
    void deletePosts() {
        published.forEach(BlogRows::delete);
    }

    @AtTwoSizes
    void naiveReadsEveryPost(int n) {
        publish(n);
        Measured list = measure("/naive/search?q=YURT&limit=" + n);

        assertThat(list).lists(n).inStatements(1).readsRows(n);
        assertThat(plansOf(list)).visitsMoreThan(Post.count() - 1, "post");
    }

    @AtTwoSizes
    void optimizedReadsThePostsThatMatch(int n) {
        publish(n);
        Measured list = measure("/optimized/search?q=YURT&limit=" + n);

        assertThat(list).lists(n).inStatements(1).readsRows(n);
        assertThat(plansOf(list)).usesIndex("post_search").visitsAtMost(n, "post");
    }

    private void publish(int n) {
        for (int i = 0; i < n; i++) {
            publish("Yurts, part " + i);
        }
    }

    private void publish(String title) {
        published.add(BlogRows.publish(title, LONG_AGO));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "50%, Now 50% off, Now 50 off",
                "a_b, Use a_b here, Use acb here",
                "c\\d, Use c\\d here, Use cd here",
                "e!f, Use e!f here, Use ef here",
                "'quoted', A 'quoted' word, A quoted word",
                "\"quoted\", A \"quoted\" word, A quoted word",
                "xyz; --, An xyz; -- here, An xyz here",
                "ÉTUDE, Une étude, Une etude",
                "İZMİR, Visit İzmir, Visit Ankara",
                "ΟΔΟΣ, Η οδοσ, Η οδός",
                "😀😀😀, A 😀😀😀 day, A 😀😀 day",
                "zq, One zqx, One zxq",
                "..!, Well..!, Well.."
            })
    void bothSidesFindTheTextItself(String q, String match, String other) {
        publish(match);
        publish(other);

        for (String side : new String[] {"/naive", "/optimized"}) {
            assertThat(titles(side, q)).as(side).contains(match).doesNotContain(other);
        }
        assertThat(titles("/optimized", q)).isEqualTo(titles("/naive", q));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/naive", "/optimized"})
    void findsNothingThatBeginsInTheTitleAndEndsInTheSummary(String side) {
        Post post = Post.find("order by id").firstResult();

        assertThat(titles(side, post.title)).contains(post.title);
        assertThat(titles(side, post.title + " " + post.summary.substring(0, 10))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/naive", "/optimized"})
    void returns400ForATextThatIsMissingOrTooLongOrHasControlCharacters(String side) {
        for (String query : new String[] {"", "?q=", "?q=a\nb", "?q=" + "x".repeat(101)}) {
            given().get(side + "/search" + query)
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("q"));
        }
        given().urlEncodingEnabled(false).get(side + "/search?q=a%00b").then().statusCode(400);
        assertThat(titles(side, "x".repeat(100))).isEmpty();
    }

    /** It finds words, in any form and order, where the others find the text. */
    @ParameterizedTest
    @CsvSource({"agination", "of", "query pl"})
    void fullTextSearchFindsOtherPosts(String q) {
        List<String> words = List.of(get("/wrong/search/fulltext", q).as(String[].class));

        assertThat(titles("/naive", q)).isNotEmpty();
        assertThat(words).isNotEqualTo(titles("/naive", q));
    }

    private static List<String> titles(String side, String q) {
        return Stream.of(get(side + "/search", q).as(FoundPost[].class))
                .map(FoundPost::title)
                .toList();
    }

    private static io.restassured.response.Response get(String path, String q) {
        return given().urlEncodingEnabled(false)
                .get(path + "?limit=1000&q=" + URLEncoder.encode(q, UTF_8));
    }
}
