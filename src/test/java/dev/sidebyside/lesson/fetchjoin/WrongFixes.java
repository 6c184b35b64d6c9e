package dev.sidebyside.lesson.fetchjoin;

import dev.sidebyside.blog.Post;
import io.quarkus.panache.common.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** Fixes that people try before the fetch join. */
@Path("/wrong/fetchjoin")
public class WrongFixes {

    /** A post's title and its author's name. */
    public record Row(String title, String author) {
        public Row(Post post) {
            this(post.title, post.author.name);
        }
    }

    @GET
    @Path("eager")
    public List<Row> eager(@RestQuery int limit) {
        List<EagerPost> posts =
                EagerPost.<EagerPost>find("from EagerPost order by publishedAt desc, id desc")
                        .page(Page.ofSize(limit))
                        .list();
        return posts.stream().map(post -> new Row(post.title, post.author.name)).toList();
    }

    @GET
    @Path("constructor")
    public List<Row> constructor(@RestQuery int limit) {
        return Post.getEntityManager()
                .createQuery(
                        "select new "
                                + Row.class.getName()
                                + "(p) from Post p order by p.publishedAt desc, p.id desc",
                        Row.class)
                .setMaxResults(limit)
                .getResultList();
    }
}
