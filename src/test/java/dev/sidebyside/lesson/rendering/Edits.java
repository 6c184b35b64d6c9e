package dev.sidebyside.lesson.rendering;

import dev.sidebyside.blog.Post;
import dev.sidebyside.testing.BlogRows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;

/** A post that a test writes and edits; each edit is committed, and at a time that it chooses. */
final class Edits {

    private static final Instant PUBLISHED = Instant.parse("2001-01-01T00:00:00Z");

    private Edits() {}

    static Post publish(String body) {
        Post post = BlogRows.publish("edited", PUBLISHED);
        edit(post.id, body, PUBLISHED);
        return post;
    }

    static void edit(long id, String body) {
        edit(id, body, PUBLISHED);
    }

    static void edit(long id, String body, Instant updatedAt) {
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            Post post = Post.findById(id);
                            post.body = body;
                            post.updatedAt = updatedAt;
                        });
    }

    /** The cache's key of what is current. */
    static String key(long id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> id + ":" + Post.<Post>findById(id).version);
    }
}
