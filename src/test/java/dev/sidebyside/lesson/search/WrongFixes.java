package dev.sidebyside.lesson.search;

import dev.sidebyside.blog.Post;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** The search that people try first. */
@Path("/wrong/search")
public class WrongFixes {

    /** Full-text search, which finds words. */
    @GET
    @Path("fulltext")
    public List<?> fullText(@RestQuery String q) {
        return Post.getEntityManager()
                .createNativeQuery(
                        """
                        select title from post
                        where to_tsvector('english', title || ' ' || summary)
                            @@ websearch_to_tsquery('english', ?1)
                        order by published_at desc, id desc""",
                        String.class)
                .setParameter(1, q)
                .getResultList();
    }
}
