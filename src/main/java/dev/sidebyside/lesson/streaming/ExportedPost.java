package dev.sidebyside.lesson.streaming;

import dev.sidebyside.blog.Post;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Page;
import java.time.Instant;

/** A post in the export. */
public record ExportedPost(
        long id,
        String slug,
        String title,
        String summary,
        Instant publishedAt,
        Instant updatedAt) {

    /** Both sides run this query. */
    static PanacheQuery<ExportedPost> newest(int limit) {
        return Post.find("order by publishedAt desc, id desc")
                .page(Page.ofSize(limit))
                .project(ExportedPost.class);
    }
}
