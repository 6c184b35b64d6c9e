package dev.sidebyside.lesson.fetchjoin;

import dev.sidebyside.blog.Author;
import dev.sidebyside.blog.Post;
import java.time.Instant;

/** A post in a list. */
public record PostSummary(
        long id, String slug, String title, String summary, Instant publishedAt, Byline author) {

    /** The author's handle and name. */
    public record Byline(String handle, String name) {
        static Byline of(Author author) {
            return new Byline(author.handle, author.name);
        }
    }

    static PostSummary of(Post post) {
        return new PostSummary(
                post.id,
                post.slug,
                post.title,
                post.summary,
                post.publishedAt,
                Byline.of(post.author));
    }
}
