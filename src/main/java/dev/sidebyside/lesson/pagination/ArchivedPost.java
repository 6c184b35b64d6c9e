package dev.sidebyside.lesson.pagination;

import dev.sidebyside.blog.Post;
import java.time.Instant;

/** A post in the archive. */
public record ArchivedPost(long id, String slug, String title, Instant publishedAt) {

    static ArchivedPost of(Post post) {
        return new ArchivedPost(post.id, post.slug, post.title, post.publishedAt);
    }
}
