package dev.sidebyside.lesson.pagination;

import dev.sidebyside.platform.problem.InvalidParameterException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** All posts, page by page. */
public interface Archive {

    /**
     * Lists posts by publication date, newest first; the id breaks ties. If there is a next page,
     * the header {@code Link} has its URL as {@code rel="next"} (RFC 8288).
     *
     * @param limit how many posts, 1 to 1,000
     * @param after where the page starts, taken from the link to it; null for the first page
     * @throws InvalidParameterException if {@code after} is not from such a link
     */
    @GET
    @Path("archive")
    @Operation(
            summary = "All posts, page by page",
            description = "By publication date, newest first; the id breaks ties.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            headers =
                    @Header(
                            name = "Link",
                            description = "The next page, if there is one: rel=\"next\"."))
    RestResponse<List<ArchivedPost>> page(
            @RestQuery @DefaultValue("20") @Min(1) @Max(1000) int limit,
            @Parameter(description = "Where the page starts; taken from the link to it") @RestQuery
                    String after);
}
