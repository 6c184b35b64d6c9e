package dev.sidebyside.lesson.bounding;

import dev.sidebyside.blog.Author;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Returns what the client requests: all authors, if it gives no limit. */
@Path("/naive")
public class NaiveAuthorList {

    /**
     * Lists authors in the order of their handles.
     *
     * @param limit how many authors, from 1; null for all
     * @param after the handle after which the list starts; null for the beginning
     */
    @GET
    @Path("authors")
    @Operation(summary = "All authors", description = "In the order of their handles.")
    public List<ListedAuthor> all(
            @RestQuery @Min(1) @Max(Integer.MAX_VALUE) Integer limit,
            @Parameter(description = "The last handle of the previous page") @RestQuery
                    String after) {
        PanacheQuery<Author> authors = ListedAuthor.after(after);
        if (limit != null) {
            authors.page(Page.ofSize(limit));
        }
        return authors.list().stream().map(ListedAuthor::of).toList();
    }
}
