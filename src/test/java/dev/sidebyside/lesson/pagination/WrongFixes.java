package dev.sidebyside.lesson.pagination;

import dev.sidebyside.blog.Post;
import io.quarkus.panache.common.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** The comparison that people and frameworks write instead of a row value. */
@Path("/wrong/pagination")
public class WrongFixes {

    @GET
    @Path("or")
    public List<ArchivedPost> comparedWithOr(@RestQuery int limit, @RestQuery String after) {
        Cursor last = Cursor.parse(after).orElseThrow();
        List<Post> posts =
                Post.<Post>find(
                                """
                                where publishedAt < ?1 or publishedAt = ?1 and id < ?2
                                order by publishedAt desc, id desc""",
                                last.publishedAt(),
                                last.id())
                        .page(Page.ofSize(limit))
                        .list();
        return posts.stream().map(ArchivedPost::of).toList();
    }
}
