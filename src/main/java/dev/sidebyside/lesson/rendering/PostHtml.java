package dev.sidebyside.lesson.rendering;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** A post's body as HTML. */
public interface PostHtml {

    /**
     * Returns a post's body as an HTML fragment. Browsers run nothing in it: HTML and scripts in
     * the post are escaped.
     *
     * @throws NotFoundException if there is no such post
     */
    @GET
    @Path("posts/{id}/html")
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            summary = "A post's body as HTML",
            description = "A fragment, not a page. It is safe: HTML in the post is escaped.")
    String show(@RestPath long id);
}
