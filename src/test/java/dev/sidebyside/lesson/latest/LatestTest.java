package dev.sidebyside.lesson.latest;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.blog.Comment;
import dev.sidebyside.testing.AtTwoSizes;
import dev.sidebyside.testing.Measured;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The newest posts of a tag, each with its three latest comments. */
@QuarkusTest
class LatestTest {

    private static final String NEWEST = "/tags/java/discussions?limit=";

    @AtTwoSizes
    void naiveReadsEveryComment(int n) {
        Measured request = measure("/naive" + NEWEST + n);

        assertThat(request)
                .lists(n)
                .inStatements(2)
                .readsRows(n + all(request))
                .loadsEntities(n + all(request));
    }

    @AtTwoSizes
    void optimizedReadsTheCommentsOfTheResponse(int n) {
        Measured request = measure("/optimized" + NEWEST + n);

        assertThat(request)
                .lists(n)
                .inStatements(2)
                .readsRows(n + shown(request))
                .readsAtMostRows(n + 3L * n)
                .loadsEntities(n);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/naive", "/optimized"})
    void listsTheLatestThreeCommentsOfEachPost(String side) {
        Discussion[] posts = measure(side + NEWEST + 100).response().as(Discussion[].class);

        for (Discussion post : posts) {
            List<Long> latest =
                    Comment.find(
                                    """
                                    select id from Comment where post.id = ?1
                                    order by createdAt desc, id desc limit 3""",
                                    post.id())
                            .project(Long.class)
                            .list();
            assertThat(post.comments()).extracting(Discussion.LatestComment::id).isEqualTo(latest);
        }
        assertThat(posts).extracting(post -> post.comments().size()).contains(0, 1, 2, 3);
    }

    /** The second statement checks whether the tag exists; the third has no post to read for. */
    @Test
    void anEmptyListTakesThreeStatementsOnBothSides() {
        assertThat(measure("/naive/tags/unused/discussions")).lists(0).inStatements(3);
        assertThat(measure("/optimized/tags/unused/discussions")).lists(0).inStatements(3);
    }

    @AtTwoSizes
    void aStatementPerPostReadsFewRowsInManyStatements(int n) {
        Measured request = measure("/wrong/latest/perpost?limit=" + n);

        assertThat(request)
                .lists(n)
                .inStatements(1 + n)
                .readsRows(n + shown(request))
                .blames("N+1", "WrongFixes.latest");
    }

    @AtTwoSizes
    void batchFetchingReadsEveryComment(int n) {
        Measured request = measure("/wrong/latest/batch?limit=" + n);

        assertThat(request).lists(n).inStatements(2).readsRows(n + all(request));
    }

    /** LatestPlanTest shows what the database reads for it. */
    @AtTwoSizes
    void aWindowFunctionReturnsTheCommentsOfTheResponse(int n) {
        Measured request = measure("/wrong/latest/window?limit=" + n);

        assertThat(request).lists(n).inStatements(2).readsRows(n + shown(request));
    }

    private static long all(Measured request) {
        List<Long> posts = request.response().jsonPath().getList("id", Long.class);
        return Comment.count("post.id in ?1", posts);
    }

    private static long shown(Measured request) {
        return request.response().jsonPath().getInt("collect { it.comments.size() }.sum()");
    }
}
