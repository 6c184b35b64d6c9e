package dev.sidebyside.lesson.bounding;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;
import static dev.sidebyside.testing.Plans.plansOf;
import static dev.sidebyside.testing.PlansAssert.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sidebyside.platform.profiler.Profile;
import dev.sidebyside.testing.AtTwoSizes;
import dev.sidebyside.testing.ManyAuthors;
import dev.sidebyside.testing.Measured;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of authors, in tables of two sizes. */
@QuarkusTest
class BoundingTest {

    private static final int DEFAULT = 20;
    private static final int MAXIMUM = 100;

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    /** Statements do not show the difference: there is one on both sides. */
    @AtTwoSizes
    void naiveReadsTheWholeTable(int n) {
        int authors = 10 * n;
        try (ManyAuthors table = ManyAuthors.upTo(authors)) {
            assertThat(measure("/naive/authors"))
                    .lists(authors)
                    .inStatements(1)
                    .readsRows(authors)
                    .loadsEntities(authors);
        }
    }

    @AtTwoSizes
    void optimizedReadsOnePage(int n) {
        try (ManyAuthors table = ManyAuthors.upTo(10 * n)) {
            assertThat(measure("/optimized/authors"))
                    .lists(DEFAULT)
                    .inStatements(1)
                    .readsAtMostRows(DEFAULT + 1);
        }
    }

    /** In a smaller table, PostgreSQL rightly sorts all rows. */
    @ParameterizedTest
    @ValueSource(ints = {1_000, 10_000})
    void theIndexFindsThePage(int authors) {
        try (ManyAuthors table = ManyAuthors.upTo(authors)) {
            assertThat(plansOf(measure("/optimized/authors?after=m")))
                    .usesIndex("author_handle_unique")
                    .hasNo("Sort")
                    .visitsAtMost(DEFAULT + 1, "author");
        }
    }

    @Test
    void naiveGrowsWithTheTable() {
        Profile small = profileWith(1_000, "/naive/authors");
        Profile large = profileWith(10_000, "/naive/authors");

        assertThat(large.bytes()).isGreaterThan(8 * small.bytes());
        assertThat(large.resources().allocatedBytes())
                .isGreaterThan(5 * small.resources().allocatedBytes());
    }

    @Test
    void optimizedDoesNotGrow() {
        Profile small = profileWith(1_000, "/optimized/authors");
        Profile large = profileWith(10_000, "/optimized/authors");

        assertThat(large.bytes()).as("bytes of the body").isEqualTo(small.bytes());
        assertThat(large.resources().allocatedBytes())
                .as("bytes allocated")
                .isLessThan(2 * small.resources().allocatedBytes());
    }

    @AtTwoSizes
    void bothSidesReturnAsManyAuthorsAsTheClientRequests(int n) {
        assertThat(measure("/naive/authors?limit=" + n)).lists(n).readsRows(n);
        assertThat(measure("/optimized/authors?limit=" + n)).lists(n).readsAtMostRows(n + 1);
    }

    @ParameterizedTest
    @CsvSource({"101", "5000", "2147483647"})
    void optimizedLowersALargerLimit(int limit) {
        try (ManyAuthors table = ManyAuthors.upTo(1_000)) {
            Response page = given().get("/optimized/authors?limit=" + limit);

            assertThat(page.jsonPath().getList("$")).hasSize(MAXIMUM);
            assertThat(next(page)).hasValueSatisfying(it -> assertThat(it).contains("limit=100"));
        }
    }

    /** What a client without the link misses is all there. */
    @ParameterizedTest
    @CsvSource({"''", "?limit=7", "?limit=100", "?limit=5000"})
    void followingTheLinksListsEveryAuthorOnce(String query) {
        List<String> all = handles(given().get("/naive/authors"));
        List<String> followed = new ArrayList<>();
        Optional<String> page = Optional.of("/optimized/authors" + query);
        while (page.isPresent()) {
            Response response = given().urlEncodingEnabled(false).get(page.get());
            followed.addAll(handles(response));
            page = next(response);
        }

        assertThat(followed).containsExactlyElementsOf(all).doesNotHaveDuplicates();
        assertThat(all).hasSizeGreaterThan(DEFAULT);
    }

    @Test
    void aClientWithoutALimitReceivesAnArrayAsBefore() {
        Response before = given().get("/naive/authors");
        Response after = given().get("/optimized/authors");

        assertThat(after.statusCode()).isEqualTo(before.statusCode()).isEqualTo(200);
        assertThat(after.as(ListedAuthor[].class))
                .containsExactly(
                        List.of(before.as(ListedAuthor[].class))
                                .subList(0, DEFAULT)
                                .toArray(ListedAuthor[]::new));
    }

    /** The response is bounded, but not the query. */
    @AtTwoSizes
    void aSublistReadsTheWholeTable(int n) {
        try (ManyAuthors table = ManyAuthors.upTo(10 * n)) {
            assertThat(measure("/wrong/bounding/sublist"))
                    .lists(DEFAULT)
                    .readsRows(10L * n)
                    .loadsEntities(10L * n);
        }
    }

    /**
     * Only the first rows become entities. But without a fetch size, the driver has received all
     * rows before the stream returns the first.
     */
    @AtTwoSizes
    void aLimitedStreamReceivesTheWholeTable(int n) {
        try (ManyAuthors table = ManyAuthors.upTo(10 * n)) {
            Measured stream = measure("/wrong/bounding/stream");

            assertThat(stream).lists(DEFAULT).loadsEntities(DEFAULT);
            assertThat(plansOf(stream).rows()).isEqualTo(10L * n);
        }
    }

    @Test
    void aRequiredLimitBreaksClientsWithoutOne() {
        given().get("/wrong/bounding/required").then().statusCode(400);
    }

    @Test
    void anEnvelopeBreaksClientsThatReadAnArray() {
        Response response = given().get("/wrong/bounding/envelope");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> response.as(ListedAuthor[].class))
                .hasMessageContaining("from Object value");
    }

    private static Profile profileWith(int authors, String request) {
        try (ManyAuthors table = ManyAuthors.upTo(authors)) {
            // The first request loads classes, and compiles the query.
            measure(request);
            return measure(request).profile();
        }
    }

    private static List<String> handles(Response page) {
        return page.jsonPath().getList("handle");
    }

    private static Optional<String> next(Response page) {
        return page.headers().getValues("Link").stream()
                .map(NEXT::matcher)
                .filter(Matcher::matches)
                .map(link -> link.group(1))
                .findFirst();
    }
}
