package dev.sidebyside.lesson.httpcache;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** Runs the query for every request and sends no headers for caches. */
@Path("/naive")
public class NaiveTagList {

    /**
     * Lists tags in the order of their slugs.
     *
     * @param limit how many tags, 1 to 1,000
     */
    @GET
    @Path("tags")
    @Operation(summary = "All tags", description = "In the order of their slugs.")
    public List<ListedTag> all(@RestQuery @DefaultValue("200") @Min(1) @Max(1000) int limit) {
        return ListedTag.first(limit);
    }
}
