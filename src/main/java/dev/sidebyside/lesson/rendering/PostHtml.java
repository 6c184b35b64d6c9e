package dev.sidebyside.lesson.rendering;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;

/** A post to be read in a browser. */
public interface PostHtml {

    /**
     * Shows a post's body as HTML, a fragment that is safe to put into a page, whoever wrote it.
     *
     * @throws NotFoundException if there is no such post
     */
    @GET
    @Path("posts/{id}/html")
    @Produces("text/html;charset=UTF-8")
    @Operation(
            summary = "A post's body as HTML",
            description = "A fragment, not a page. It is safe: HTML in the post is escaped.")
    @APIResponseSchema(value = String.class, responseCode = "200")
    Uni<byte[]> show(@RestPath long id);
}
