package dev.sidebyside.lesson.entitygraph;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;
import static dev.sidebyside.testing.Plans.plansOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.sidebyside.blog.Comment;
import dev.sidebyside.blog.Post;
import dev.sidebyside.testing.Measured;
import io.quarkus.test.junit.QuarkusTest;
import org.hibernate.loader.MultipleBagFetchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A post with its author, tags, comments and their authors, for different numbers of comments. */
@QuarkusTest
class EntityGraphTest {

    @ParameterizedTest(name = "{0} comments")
    @ValueSource(ints = {0, 1, 10, 100})
    void naiveLoadsEachCommenterSeparately(int comments) {
        Post post = postWith(comments);
        int commenters = commentersBesideTheAuthor(post);

        assertThat(measure("/naive/posts/" + post.id)).succeeds().inStatements(4 + commenters);
    }

    @ParameterizedTest(name = "{0} comments")
    @ValueSource(ints = {0, 1, 10, 100})
    void optimizedRunsTwoStatements(int comments) {
        Post post = postWith(comments);

        assertThat(measure("/optimized/posts/" + post.id))
                .succeeds()
                .inStatements(2)
                .isWithoutFinding("N+1");
    }

    @Test
    void returns404ForAnUnknownPostAfterOneStatement() {
        for (String side : new String[] {"/naive", "/optimized"}) {
            given().get(side + "/posts/0").then().statusCode(404).body("status", equalTo(404));
            assertThat(measure(side + "/posts/0")).inStatements(1);
        }
    }

    /** Hibernate cannot tell apart two unordered lists in one result. */
    @Test
    void rejectsAQueryThatFetchesTwoBags() {
        assertThatThrownBy(
                        () -> WrongFixes.queryWithTagsAndComments(BagPost.class, 113).tags.size())
                .hasRootCauseInstanceOf(MultipleBagFetchException.class);
    }

    /** For sets the query works, but it returns every tag with every comment. */
    @Test
    void twoSetsInOneGraphReturnTheirProduct() {
        Post post = postWith(100);
        Measured request = measure("/wrong/entitygraph/sets/" + post.id);

        assertThat(request).succeeds().inStatements(1);
        assertThat(plansOf(request).rows())
                .isEqualTo((long) post.tags.size() * post.comments.size())
                .isGreaterThan(100);
    }

    /** Of the posts with at least this many comments, one with the fewest. */
    private static Post postWith(int comments) {
        return Post.find("size(comments) >= ?1 order by size(comments), id", comments)
                .firstResult();
    }

    private static int commentersBesideTheAuthor(Post post) {
        return Comment.find(
                        """
                        select count(distinct author.id) from Comment
                        where post = ?1 and author != ?2""",
                        post,
                        post.author)
                .project(Long.class)
                .<Long>singleResult()
                .intValue();
    }
}
