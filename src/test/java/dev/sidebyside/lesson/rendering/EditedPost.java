package dev.sidebyside.lesson.rendering;

import dev.sidebyside.blog.Post;
import dev.sidebyside.testing.BlogRows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;

/** A post that a test publishes, edits and deletes; every step is committed on return. */
final class EditedPost {

    final long id;

    private final Post post;

    private EditedPost(Post post) {
        this.post = post;
        this.id = post.id;
    }

    static EditedPost publish(String body) {
        EditedPost post =
                new EditedPost(BlogRows.publish("edited", Instant.parse("2001-01-01T00:00:00Z")));
        post.edit(body);
        return post;
    }

    void edit(String body) {
        edit(body, post.updatedAt);
    }

    void edit(String body, Instant updatedAt) {
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            Post current = Post.findById(id);
                            current.body = body;
                            current.updatedAt = updatedAt;
                        });
    }

    void delete() {
        BlogRows.delete(post);
    }

    /** The cache key of the current version. */
    String key() {
        return QuarkusTransaction.requiringNew()
                .call(() -> id + ":" + Post.<Post>findById(id).version);
    }
}
