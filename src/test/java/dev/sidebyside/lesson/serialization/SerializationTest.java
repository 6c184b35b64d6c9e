package dev.sidebyside.lesson.serialization;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sidebyside.blog.Author;
import dev.sidebyside.blog.Post;
import dev.sidebyside.blog.Tag;
import dev.sidebyside.testing.Measured;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An author's page, for different numbers of posts. */
@QuarkusTest
class SerializationTest {

    private static final String HANDLE = "serialized-author";

    private Author author;

    @BeforeEach
    void addAnAuthor() {
        author =
                QuarkusTransaction.requiringNew()
                        .call(
                                () -> {
                                    Author added = new Author();
                                    added.handle = HANDLE;
                                    added.name = "Author";
                                    added.bio = "";
                                    added.persist();
                                    return added;
                                });
    }

    @AfterEach
    void deleteTheAuthor() {
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            Post.<Post>list("author", author).forEach(Post::delete);
                            Author.deleteById(author.id);
                        });
    }

    @ParameterizedTest(name = "{0} posts")
    @ValueSource(ints = {0, 1, 5, 10})
    void naiveLoadsTheTagsOfEachPostWhileItWritesTheResponse(int posts) {
        publish(posts);

        Measured page = measure("/naive/authors/" + HANDLE);

        assertThat(page).succeeds().inStatements(2 + posts);
        if (posts >= 5) {
            assertThat(page).blames("N+1", "Post.tags, read while the response was serialized");
        }
    }

    @ParameterizedTest(name = "{0} posts")
    @ValueSource(ints = {0, 1, 5, 10})
    void optimizedSelectsThePage(int posts) {
        publish(posts);

        assertThat(measure("/optimized/authors/" + HANDLE))
                .succeeds()
                .inStatements(2)
                .loadsEntities(1)
                .isWithoutFindings();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/naive", "/optimized"})
    void showsTheTenNewestPostsWithTheirTags(String side) {
        publish(11);

        AuthorPage page = given().get(side + "/authors/" + HANDLE).as(AuthorPage.class);

        assertThat(page.author()).isEqualTo(new AuthorPage.PageAuthor(HANDLE, "Author", ""));
        assertThat(page.posts())
                .extracting(AuthorPage.LatestPost::slug)
                .containsExactly(
                        "post-11", "post-10", "post-9", "post-8", "post-7", "post-6", "post-5",
                        "post-4", "post-3", "post-2");
        assertThat(page.posts().get(0).tags())
                .extracting(AuthorPage.PostTag::slug)
                .containsExactly("java", "sql");
        assertThat(page.posts().get(1).tags()).isEmpty();
    }

    @Test
    void returns404ForAnUnknownAuthorAfterOneStatement() {
        for (String side : new String[] {"/naive", "/optimized"}) {
            given().get(side + "/authors/nobody")
                    .then()
                    .statusCode(404)
                    .body("detail", equalTo("There is no author 'nobody'."));
            assertThat(measure(side + "/authors/nobody")).inStatements(1);
        }
    }

    @Test
    void ignoringAnAssociationRemovesItFromTheResponse() {
        publish(10);

        Measured page = measure("/wrong/serialization/ignored/" + HANDLE);

        assertThat(page).succeeds().inStatements(2);
        assertThat(page.response().asString()).doesNotContain("tags");
    }

    /** Nobody has ignored it yet, and the code of the resource is the same as before. */
    @ParameterizedTest(name = "{0} posts")
    @ValueSource(ints = {1, 5, 10})
    void aNewAssociationAddsAStatementPerPost(int posts) {
        publish(posts);

        Measured page = measure("/wrong/serialization/entities/" + HANDLE);

        assertThat(page).succeeds().inStatements(2 + 2 * posts);
        if (posts >= 5) {
            assertThat(page).blames("N+1", "Post.comments, read while the response was serialized");
        }
    }

    /** The record has no such field, so neither the response nor its cost changes. */
    @Test
    void aNewAssociationDoesNotChangeTheRecord() {
        publish(10);

        Measured page = measure("/wrong/serialization/record/" + HANDLE);

        assertThat(page).succeeds().inStatements(2);
        assertThat(page.response().asString())
                .isEqualTo(given().get("/optimized/authors/" + HANDLE).asString());
    }

    /** Without an open session, Hibernate rejects what it would have loaded. */
    @Test
    void aClosedSessionMakesTheSerializerFail() {
        publish(1);

        given().get("/wrong/serialization/closed/" + HANDLE).then().statusCode(500);
    }

    /** Publishes a post a minute; those with an odd number have two tags. */
    private void publish(int posts) {
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            List<Tag> tags = Tag.list("slug in ('java', 'sql')");
                            for (int i = 1; i <= posts; i++) {
                                Post post = new Post();
                                post.author = author;
                                post.slug = "post-" + i;
                                post.title = "Post " + i;
                                post.summary = "";
                                post.body = "";
                                post.publishedAt = Instant.EPOCH.plusSeconds(60L * i);
                                post.updatedAt = post.publishedAt;
                                if (i % 2 == 1) {
                                    post.tags.addAll(tags);
                                }
                                post.persist();
                            }
                        });
    }
}
