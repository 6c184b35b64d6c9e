package dev.sidebyside.lesson.entitygraph;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** A post with its author, tags, comments and their authors. */
public interface PostDetail {

    /**
     * Returns a post.
     *
     * @throws NotFoundException if there is no such post
     */
    @GET
    @Path("posts/{id}")
    @Operation(
            summary = "A post with its author, tags, comments and their authors",
            description = "Tags in alphabetical order; comments oldest first.")
    DetailedPost show(@RestPath long id);
}
