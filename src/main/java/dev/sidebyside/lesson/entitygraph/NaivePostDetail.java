package dev.sidebyside.lesson.entitygraph;

import dev.sidebyside.blog.Post;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;

/** Loads the post and follows its lazy associations. */
@Path("/naive")
public class NaivePostDetail implements PostDetail {

    @Override
    public DetailedPost show(long id) {
        Post post =
                Post.<Post>findByIdOptional(id)
                        .orElseThrow(() -> new NotFoundException("There is no post " + id + "."));
        return DetailedPost.of(post, post.comments);
    }
}
