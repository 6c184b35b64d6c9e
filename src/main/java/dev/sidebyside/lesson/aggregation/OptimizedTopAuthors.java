package dev.sidebyside.lesson.aggregation;

import dev.sidebyside.blog.Post;
import io.quarkus.panache.common.Page;
import jakarta.ws.rs.Path;
import java.util.List;

/** Counts in the database, which returns only the rows of the response. */
@Path("/optimized")
public class OptimizedTopAuthors implements TopAuthors {

    @Override
    public List<TopAuthor> top(int days, int limit) {
        // Counts c, because count(*) would count the one row of a post without comments.
        return Post.find(
                        """
                        select a.handle, a.name, count(c)
                        from Post p join p.author a left join p.comments c
                        where p.publishedAt between (select max(publishedAt) from Post) - ?1 day
                            and (select max(publishedAt) from Post)
                        group by a.id, a.handle, a.name
                        order by count(c) desc, a.id""",
                        days)
                .page(Page.ofSize(limit))
                .project(TopAuthor.class)
                .list();
    }
}
