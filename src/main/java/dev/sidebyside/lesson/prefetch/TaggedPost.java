package dev.sidebyside.lesson.prefetch;

import static java.util.Comparator.comparing;

import dev.sidebyside.blog.Post;
import dev.sidebyside.blog.Tag;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * A post in the list of a tag.
 *
 * @param tags all tags of the post, in the order of their slugs
 */
public record TaggedPost(
        long id, String slug, String title, Instant publishedAt, List<TagLabel> tags) {

    /** A tag of a post. */
    public record TagLabel(String slug, String name) {
        static TagLabel of(Tag tag) {
            return new TagLabel(tag.slug, tag.name);
        }
    }

    static TaggedPost of(Post post) {
        return of(post, post.tags);
    }

    static TaggedPost of(Post post, Collection<Tag> tags) {
        List<TagLabel> labels =
                tags.stream().map(TagLabel::of).sorted(comparing(TagLabel::slug)).toList();
        return new TaggedPost(post.id, post.slug, post.title, post.publishedAt, labels);
    }
}
