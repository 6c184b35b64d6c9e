package dev.sidebyside.lesson.search;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Posts that contain a text in their title or summary. */
public interface Search {

    /**
     * Lists posts by publication date, newest first; the id breaks ties. Upper and lower case are
     * the same.
     *
     * @param q the text, 1 to 100 characters, no control characters; not a pattern
     * @param limit how many posts, 1 to 1,000
     * @return empty if no post contains the text
     */
    @GET
    @Path("search")
    @Operation(
            summary = "Posts that contain a text in their title or summary",
            description =
                    "By publication date, newest first; the id breaks ties. "
                            + "Upper and lower case are the same.")
    List<FoundPost> find(
            @Parameter(description = "The text, in upper or lower case")
                    @RestQuery
                    @NotNull
                    @Size(max = 100)
                    // A line break separates title and summary in the index.
                    @Pattern(
                            regexp = "\\P{Cntrl}*",
                            message = "must not contain control characters")
                    String q,
            @RestQuery @DefaultValue("20") @Min(1) @Max(1000) int limit);
}
