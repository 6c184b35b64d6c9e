package dev.sidebyside.lesson.viewcache;

import dev.sidebyside.blog.Comment;
import io.quarkus.panache.common.Page;
import java.util.List;

/**
 * A tag with many recent comments.
 *
 * @param comments on its posts, in the thirty days before the newest comment
 */
public record TrendingTag(String slug, String name, long comments) {

    /** The query of both sides. It reads every comment of thirty days, and no index avoids that. */
    static List<TrendingTag> most(int limit) {
        return Comment.find(
                        """
                        select t.slug, t.name, count(*)
                        from Comment c join c.post p join p.tags t
                        where c.createdAt > (select max(createdAt) from Comment) - 30 day
                        group by t.slug, t.name
                        order by count(*) desc, t.slug""")
                .page(Page.ofSize(limit))
                .project(TrendingTag.class)
                .list();
    }
}
