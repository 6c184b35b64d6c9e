package dev.sidebyside.lesson.compression;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** Sends the text as it is. */
@Path("/naive")
public class NaiveFeed {

    /**
     * Lists posts by publication date, newest first; the id breaks ties.
     *
     * @param limit how many posts, 1 to 1,000
     */
    @GET
    @Path("feed")
    @Operation(
            summary = "The newest posts, each with its summary",
            description = "By publication date, newest first; the id breaks ties.")
    public List<FeedItem> newest(@RestQuery @DefaultValue("20") @Min(1) @Max(1000) int limit) {
        return FeedItem.newest(limit);
    }
}
