package dev.sidebyside.lesson.serialization;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;

/** An author with the latest posts and their tags. */
public interface AuthorPages {

    /**
     * Returns an author with up to ten posts, the newest first; the id breaks ties. Tags are in the
     * order of their ids.
     *
     * @return what becomes the JSON of an {@link AuthorPage}
     * @throws NotFoundException if there is no such author
     */
    @GET
    @Path("authors/{handle}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "An author with the latest ten posts and their tags",
            description = "By publication date, newest first; the id breaks ties.")
    @APIResponseSchema(value = AuthorPage.class, responseCode = "200")
    Object show(@RestPath String handle);
}
