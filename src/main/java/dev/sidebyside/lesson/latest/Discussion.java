package dev.sidebyside.lesson.latest;

import dev.sidebyside.blog.Post;
import java.time.Instant;
import java.util.List;

/**
 * A post and what was last said about it.
 *
 * @param comments the latest first, at most three
 */
public record Discussion(
        long id, String slug, String title, Instant publishedAt, List<LatestComment> comments) {

    /** A comment of the post. */
    public record LatestComment(long id, String body, Instant createdAt) {}

    static Discussion of(Post post, List<LatestComment> comments) {
        return new Discussion(post.id, post.slug, post.title, post.publishedAt, comments);
    }
}
