package dev.sidebyside.lesson.entitygraph;

import static org.hibernate.jpa.SpecHints.HINT_SPEC_FETCH_GRAPH;

import dev.sidebyside.blog.Post;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/** Fixes that people try before a second statement for the second collection. */
@Path("/wrong/entitygraph")
public class WrongFixes {

    @GET
    @Path("sets/{id}")
    public int sets(@RestPath long id) {
        return queryWithTagsAndComments(Post.class, id).tags.size();
    }

    static <T> T queryWithTagsAndComments(Class<T> type, long id) {
        EntityManager entities = Post.getEntityManager();
        EntityGraph<T> graph = entities.createEntityGraph(type);
        graph.addAttributeNodes("tags", "comments");
        return entities.createQuery("from " + type.getSimpleName() + " where id = :id", type)
                .setParameter("id", id)
                .setHint(HINT_SPEC_FETCH_GRAPH, graph)
                .getSingleResult();
    }
}
