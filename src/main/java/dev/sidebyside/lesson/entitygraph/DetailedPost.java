package dev.sidebyside.lesson.entitygraph;

import static java.util.Comparator.comparing;

import dev.sidebyside.blog.Author;
import dev.sidebyside.blog.Comment;
import dev.sidebyside.blog.Post;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * A post with everything that its page shows.
 *
 * @param tags slugs, in alphabetical order
 * @param comments oldest first; the id breaks ties
 */
public record DetailedPost(
        long id,
        String slug,
        String title,
        String body,
        Instant publishedAt,
        Writer author,
        List<String> tags,
        List<Remark> comments) {

    /** The author of the post or of a comment. */
    public record Writer(String handle, String name) {
        static Writer of(Author author) {
            return new Writer(author.handle, author.name);
        }
    }

    /** A comment. */
    public record Remark(long id, String body, Instant createdAt, Writer author) {
        static Remark of(Comment comment) {
            return new Remark(
                    comment.id, comment.body, comment.createdAt, Writer.of(comment.author));
        }
    }

    static DetailedPost of(Post post, Collection<Comment> comments) {
        return new DetailedPost(
                post.id,
                post.slug,
                post.title,
                post.body,
                post.publishedAt,
                Writer.of(post.author),
                post.tags.stream().map(tag -> tag.slug).sorted().toList(),
                comments.stream()
                        .map(Remark::of)
                        .sorted(comparing(Remark::createdAt).thenComparing(Remark::id))
                        .toList());
    }
}
