package dev.sidebyside.lesson.projection;

import dev.sidebyside.blog.Post;
import io.quarkus.panache.common.Page;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** Fixes that people try before the projection. */
@Path("/wrong/projection")
public class WrongFixes {

    private static final String NEWEST = " order by p.publishedAt desc, p.id desc";

    private final EntityManager entities;

    WrongFixes(EntityManager entities) {
        this.entities = entities;
    }

    /** Looks like a projection, but takes a whole post. */
    public record Entry(long id, String slug, Instant updatedAt) {
        public Entry(Post post) {
            this(post.id, post.slug, post.updatedAt);
        }
    }

    @GET
    @Path("constructor")
    public List<Entry> constructor(@RestQuery int limit) {
        String query = "select new " + Entry.class.getName() + "(p) from Post p" + NEWEST;
        return entities.createQuery(query, Entry.class).setMaxResults(limit).getResultList();
    }

    /** The specification treats attributes that are not in the graph as lazy. */
    @GET
    @Path("graph")
    public List<Entry> graph(@RestQuery int limit) {
        EntityGraph<Post> graph = entities.createEntityGraph(Post.class);
        graph.addAttributeNodes("slug", "updatedAt");
        return entities.createQuery("from Post p" + NEWEST, Post.class)
                .setHint("jakarta.persistence.fetchgraph", graph)
                .setMaxResults(limit)
                .getResultStream()
                .map(Entry::new)
                .toList();
    }

    @GET
    @Path("lazy")
    public List<Entry> lazy(@RestQuery int limit) {
        return newest(limit).stream()
                .map(post -> new Entry(post.id, post.slug, post.updatedAt))
                .toList();
    }

    /** Another list of the same service, which shows the beginning of each text. */
    @GET
    @Path("lazy/teasers")
    public List<String> teasers(@RestQuery int limit) {
        return newest(limit).stream().map(post -> post.body.substring(0, 80)).toList();
    }

    private static List<LazyBodyPost> newest(int limit) {
        return LazyBodyPost.<LazyBodyPost>find("from LazyBodyPost p" + NEWEST)
                .page(Page.ofSize(limit))
                .list();
    }
}
