package dev.sidebyside.lesson.viewcache;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** Runs the query for every request. */
@Path("/naive")
public class NaiveTrendingTags {

    /**
     * Lists the tags whose posts received the most comments in the thirty days before the newest
     * comment. The tag with the most comments is first; the slug breaks ties.
     *
     * @param limit how many tags, 1 to 100
     */
    @GET
    @Path("tags/trending")
    @Operation(
            summary = "The tags with the most comments in the last thirty days",
            description = "Counted back from the newest comment. The slug breaks ties.")
    public List<TrendingTag> trending(@RestQuery @DefaultValue("10") @Min(1) @Max(100) int limit) {
        return TrendingTag.most(limit);
    }
}
