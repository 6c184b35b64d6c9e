package dev.sidebyside.lesson.bounding;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sidebyside.blog.Author;
import io.quarkus.panache.common.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Returns one page, whatever the client requests, and links to the next one. */
@Path("/optimized")
public class OptimizedAuthorList {

    /** For clients that give no limit, so that they keep working. */
    private static final int DEFAULT = 20;

    /** A larger limit is lowered, not refused: the link leads to the rest. */
    private static final int MAXIMUM = 100;

    @Context UriInfo uri;

    /**
     * Lists authors as {@link NaiveAuthorList#all} does, page by page. If there is a next page, the
     * header {@code Link} has its URL as {@code rel="next"} (RFC 8288).
     */
    @GET
    @Path("authors")
    @Operation(
            summary = "All authors",
            description =
                    "In the order of their handles, at most 100 and by default 20 at a time. If"
                            + " there are more, the header Link has the next page: rel=\"next\".")
    public RestResponse<List<ListedAuthor>> all(
            @RestQuery @Min(1) @Max(Integer.MAX_VALUE) Integer limit,
            @Parameter(description = "The last handle of the previous page") @RestQuery
                    String after) {
        int size = limit == null ? DEFAULT : Math.min(limit, MAXIMUM);
        // The page and one row more, which exists if there is a next page.
        List<Author> authors = ListedAuthor.after(after).page(Page.ofSize(size + 1)).list();
        var page = ResponseBuilder.ok(authors.stream().limit(size).map(ListedAuthor::of).toList());
        if (authors.size() > size) {
            String last = URLEncoder.encode(authors.get(size - 1).handle, UTF_8);
            String next = "<%s?limit=%d&after=%s>; rel=\"next\"";
            page.header(HttpHeaders.LINK, next.formatted(uri.getPath(), size, last));
        }
        return page.build();
    }
}
