package dev.sidebyside.lesson.entitygraph;

import static org.hibernate.jpa.SpecHints.HINT_SPEC_FETCH_GRAPH;

import dev.sidebyside.blog.Comment;
import dev.sidebyside.blog.Post;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;

/** Loads the post with its author and tags, and then its comments with their authors. */
@Path("/optimized")
public class OptimizedPostDetail implements PostDetail {

    @Override
    public DetailedPost show(long id) {
        // Panache has no method for entity graphs, so this is Jakarta Persistence's find.
        EntityManager entities = Post.getEntityManager();
        EntityGraph<Post> graph = entities.createEntityGraph(Post.class);
        graph.addAttributeNodes("author", "tags");
        Post post = entities.find(Post.class, id, Map.of(HINT_SPEC_FETCH_GRAPH, graph));
        if (post == null) {
            throw new NotFoundException("There is no post " + id + ".");
        }
        List<Comment> comments =
                Comment.find("from Comment c join fetch c.author where c.post = ?1", post).list();
        return DetailedPost.of(post, comments);
    }
}
