package dev.sidebyside.lesson.prefetch;

import dev.sidebyside.blog.Post;
import io.quarkus.panache.common.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** The fix that people try before the second statement. */
@Path("/wrong/prefetch")
public class WrongFixes {

    @GET
    @Path("fetchjoin")
    public List<TaggedPost> fetchJoin(@RestQuery int limit) {
        List<Post> posts =
                Post.<Post>find(
                                """
                                from Post p join fetch p.tags
                                where exists (from p.tags t where t.slug = 'java')
                                order by p.id desc""")
                        .page(Page.ofSize(limit))
                        .list();
        return posts.stream().map(TaggedPost::of).toList();
    }
}
