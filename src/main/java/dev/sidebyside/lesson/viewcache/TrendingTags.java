package dev.sidebyside.lesson.viewcache;

import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestQuery;

/** The tags that are talked about. */
public interface TrendingTags {

    /**
     * Lists the tags whose posts were commented on most in the last thirty days, as reckoned from
     * the newest comment; the most first, the slug breaks ties.
     *
     * @param limit how many tags, 1 to 100
     */
    @GET
    @Path("tags/trending")
    @Produces("application/json;charset=UTF-8")
    @Operation(
            summary = "The tags whose posts were commented on most of late",
            description =
                    "In the thirty days before the newest comment. Most comments first; the slug"
                            + " breaks ties.")
    @APIResponseSchema(value = TrendingTag[].class, responseCode = "200")
    Uni<Response> trending(@RestQuery @DefaultValue("10") @Min(1) @Max(100) int limit);
}
