package dev.sidebyside.testing;

import dev.sidebyside.blog.Author;
import dev.sidebyside.blog.Post;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;

/** Rows that a test adds to the demo data, and takes away again. */
public final class BlogRows {

    private BlogRows() {}

    /** Commits a post by any author. */
    public static Post publish(String slug, Instant publishedAt) {
        return QuarkusTransaction.requiringNew()
                .call(
                        () -> {
                            Post post = new Post();
                            post.author = Author.findAll().firstResult();
                            post.slug = slug;
                            post.title = slug;
                            post.summary = "";
                            post.body = "";
                            post.publishedAt = publishedAt;
                            post.updatedAt = publishedAt;
                            post.persist();
                            return post;
                        });
    }

    public static void delete(Post post) {
        QuarkusTransaction.requiringNew().run(() -> Post.deleteById(post.id));
    }
}
