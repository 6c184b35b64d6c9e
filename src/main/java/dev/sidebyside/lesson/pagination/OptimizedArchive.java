package dev.sidebyside.lesson.pagination;

import dev.sidebyside.blog.Post;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Page;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** Starts after the last row of the previous page and reads one row more to find the last page. */
@Path("/optimized")
public class OptimizedArchive implements Archive {

    @Context UriInfo uri;

    @Override
    public RestResponse<List<ArchivedPost>> page(int limit, String after) {
        List<Post> posts = newestAfter(after).page(Page.ofSize(limit + 1)).list();
        ArchivePage page = new ArchivePage(uri.getPath(), limit);
        if (posts.size() <= limit) {
            return page.last(posts);
        }
        Post last = posts.get(limit - 1);
        Cursor next = new Cursor(last.publishedAt, last.id);
        return page.followedBy(next.toString(), posts.subList(0, limit));
    }

    private static PanacheQuery<Post> newestAfter(String after) {
        if (after == null) {
            return Post.find("order by publishedAt desc, id desc");
        }
        Cursor last = Cursor.parse(after).orElseThrow(ArchivePage::invalid);
        // A row value, because PostgreSQL would use "a < ? or a = ? and b < ?" as a filter only.
        return Post.find(
                """
                where (publishedAt, id) < (?1, ?2)
                order by publishedAt desc, id desc""",
                last.publishedAt(),
                last.id());
    }
}
