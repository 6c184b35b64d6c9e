package dev.sidebyside.lesson.aggregation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** The authors of the last days whose posts received the most comments. */
public interface TopAuthors {

    /**
     * Lists the authors who published in the last days, by the number of comments on these posts,
     * most first; the id breaks ties. An author whose posts have no comments has 0.
     *
     * @param days counted back from the newest post, 1 to 7. The bound protects the naive side,
     *     which reads some 2 MB for each day.
     * @param limit how many authors, 1 to 100
     */
    @GET
    @Path("authors/top")
    @Operation(
            summary = "The authors of the last days whose posts received the most comments",
            description =
                    "Counts the comments on posts of the last days before the newest post. Most"
                            + " comments first; the author's id breaks ties. An author with the handle"
                            + " 'top' would have no page of their own.")
    List<TopAuthor> top(
            @RestQuery @DefaultValue("7") @Min(1) @Max(7) int days,
            @RestQuery @DefaultValue("10") @Min(1) @Max(100) int limit);
}
