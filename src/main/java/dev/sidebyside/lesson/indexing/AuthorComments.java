package dev.sidebyside.lesson.indexing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The newest comments of an author. */
public interface AuthorComments {

    /**
     * Lists an author's comments by date, newest first; the id breaks ties.
     *
     * @param handle of the author
     * @param limit how many comments, 1 to 1,000
     * @return empty if the author has no comments
     * @throws NotFoundException if there is no such author
     */
    @GET
    @Path("authors/{handle}/comments")
    @Operation(
            summary = "The newest comments of an author",
            description =
                    "By date, newest first; the id breaks ties. "
                            + "An author without comments has an empty list.")
    List<AuthorComment> newest(
            @RestPath String handle, @RestQuery @DefaultValue("20") @Min(1) @Max(1000) int limit);
}
