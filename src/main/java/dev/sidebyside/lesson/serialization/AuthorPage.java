package dev.sidebyside.lesson.serialization;

import java.time.Instant;
import java.util.List;

/** An author with the latest posts. */
public record AuthorPage(PageAuthor author, List<LatestPost> posts) {

    /** What the page shows of its author. */
    public record PageAuthor(String handle, String name, String bio) {}

    /** A post of the author, with all its tags. */
    public record LatestPost(
            long id, String slug, String title, Instant publishedAt, List<PostTag> tags) {}

    /** A tag of a post. */
    public record PostTag(String slug, String name) {}
}
