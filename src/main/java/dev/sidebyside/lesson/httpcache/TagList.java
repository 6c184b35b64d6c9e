package dev.sidebyside.lesson.httpcache;

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

/** All tags. */
public interface TagList {

    /**
     * Lists the tags in the order of their slugs.
     *
     * @param limit how many tags, 1 to 1,000
     */
    @GET
    @Path("tags")
    @Produces("application/json;charset=UTF-8")
    @Operation(summary = "All tags", description = "In the order of their slugs.")
    @APIResponseSchema(value = ListedTag[].class, responseCode = "200")
    Uni<Response> all(@RestQuery @DefaultValue("200") @Min(1) @Max(1000) int limit);
}
