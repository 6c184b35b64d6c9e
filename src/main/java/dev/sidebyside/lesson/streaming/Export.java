package dev.sidebyside.lesson.streaming;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;

/** The newest posts as NDJSON. */
public interface Export {

    /**
     * Exports posts by publication date, newest first; the id breaks ties. If an error occurs after
     * the first byte, the service closes the connection without the end of the body.
     *
     * @param limit how many posts, 1 to 1,000,000
     */
    @GET
    @Path("export")
    @Produces(Ndjson.MEDIA_TYPE)
    @Operation(
            summary = "The newest posts as NDJSON",
            description = "By publication date, newest first; the id breaks ties.")
    @APIResponse(
            responseCode = "200",
            description = "One JSON object a line",
            content =
                    @Content(
                            mediaType = Ndjson.MEDIA_TYPE,
                            schema = @Schema(implementation = ExportedPost.class)))
    StreamingOutput newest(@RestQuery @DefaultValue("1000") @Min(1) @Max(1_000_000) int limit);
}
