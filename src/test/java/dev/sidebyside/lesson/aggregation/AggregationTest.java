package dev.sidebyside.lesson.aggregation;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;
import static io.restassured.RestAssured.given;
import static java.util.Arrays.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.blog.Post;
import dev.sidebyside.testing.AtTwoSizes;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The authors of the last days with the most comments, of one day and of a week. */
@QuarkusTest
class AggregationTest {

    /** What the naive side reads: a row for each comment, and one for a post without comments. */
    record Period(long posts, long authors, long comments, long rows) {
        static Period of(int days) {
            return Post.find(
                            """
                            select count(p), count(distinct p.author.id), sum(size(p.comments)),
                                sum(greatest(1, size(p.comments)))
                            from Post p
                            where p.publishedAt between (select max(publishedAt) from Post) - ?1 day
                                and (select max(publishedAt) from Post)""",
                            days)
                    .project(Period.class)
                    .singleResult();
        }
    }

    @ParameterizedTest(name = "{0} days")
    @ValueSource(ints = {1, 7})
    void naiveReadsEveryPostAndCommentOfTheDays(int days) {
        Period period = Period.of(days);

        assertThat(measure("/naive/authors/top?days=" + days))
                .lists(10)
                .inStatements(1)
                .readsRows(period.rows)
                .loadsEntities(period.posts + period.authors + period.comments)
                .blames("rows thrown away", "NaiveTopAuthors");
    }

    @Test
    void whatNaiveReadsGrowsWithTheDays() {
        assertThat(Period.of(7).rows).isGreaterThan(5 * Period.of(1).rows);
    }

    @AtTwoSizes
    void optimizedReadsTheRowsOfTheResponse(int n) {
        for (int days : new int[] {1, 7}) {
            assertThat(measure("/optimized/authors/top?days=" + days + "&limit=" + n))
                    .lists(n)
                    .inStatements(1)
                    .readsRows(n)
                    .loadsEntities(0)
                    .isWithoutFindings();
        }
    }

    /** The hundred newest posts have a hundred authors, and some of these posts no comment. */
    @ParameterizedTest
    @ValueSource(strings = {"/naive", "/optimized"})
    void listsAuthorsWithoutCommentsLast(String side) {
        TopAuthor[] authors =
                given().get(side + "/authors/top?days=1&limit=100").as(TopAuthor[].class);

        assertThat(authors).hasSize(100);
        assertThat(stream(authors).map(TopAuthor::comments))
                .isSortedAccordingTo(Comparator.reverseOrder())
                .endsWith(0L);
        assertThat(stream(authors).mapToLong(TopAuthor::comments).sum())
                .isEqualTo(Period.of(1).comments);
    }

    /** Selecting two columns loads no entity, but the number of rows is the same. */
    @ParameterizedTest(name = "{0} days")
    @ValueSource(ints = {1, 7})
    void selectingFewColumnsStillReadsEveryComment(int days) {
        assertThat(measure("/wrong/aggregation/columns?days=" + days))
                .lists(10)
                .inStatements(1)
                .readsRows(Period.of(days).rows)
                .loadsEntities(0);
    }

    /** The path {@code p.author.name} joins the author, and so drops the posts of guests. */
    @Test
    void anImplicitJoinLosesPostsWithoutAnAuthor() {
        long posts = SignedPost.count();
        long guests = SignedPost.count("author is null");

        assertThat(postsIn("/wrong/aggregation/implicit")).isEqualTo(posts - guests);
        assertThat(postsIn("/wrong/aggregation/explicit")).isEqualTo(posts);
        assertThat(guests).isPositive();
    }

    /**
     * PostgreSQL treats null as larger than any number, so these authors lead a descending list.
     */
    @Test
    void aSumOfNothingIsNullAndComesFirst() {
        Response response = given().get("/wrong/aggregation/sum?days=1");

        List<Long> sums = response.jsonPath().getList("comments", Long.class);
        assertThat(sums).hasSize(10).containsOnlyNulls();
    }

    private static long postsIn(String path) {
        List<Long> counts = given().get(path).jsonPath().getList("posts", Long.class);
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
