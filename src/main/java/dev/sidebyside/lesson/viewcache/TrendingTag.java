package dev.sidebyside.lesson.viewcache;

import dev.sidebyside.blog.Comment;
import io.quarkus.panache.common.Page;
import java.util.List;

/**
 * A tag that is talked about.
 *
 * @param comments on its posts in the last thirty days
 */
public record TrendingTag(String slug, String name, long comments) {

    /** What both sides compute. No index helps: it reads all comments of thirty days. */
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
