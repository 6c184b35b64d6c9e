package dev.sidebyside.lesson.compression;

import dev.sidebyside.blog.Post;
import io.quarkus.panache.common.Page;
import java.time.Instant;
import java.util.List;

/** A post in the feed. */
public record FeedItem(long id, String slug, String title, String summary, Instant publishedAt) {

    /** The query of both sides. */
    static List<FeedItem> newest(int limit) {
        return Post.find(
                        """
                        select id, slug, title, summary, publishedAt from Post
                        order by publishedAt desc, id desc""")
                .page(Page.ofSize(limit))
                .project(FeedItem.class)
                .list();
    }
}
