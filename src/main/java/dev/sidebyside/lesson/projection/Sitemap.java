package dev.sidebyside.lesson.projection;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** The newest posts, as a search engine needs them. */
public interface Sitemap {

    /**
     * Lists posts by publication date, newest first; the id breaks ties.
     *
     * @param limit how many posts, 1 to 1,000
     */
    @GET
    @Path("sitemap")
    @Operation(
            summary = "The newest posts, each with the time of its last change",
            description = "By publication date, newest first; the id breaks ties.")
    List<SitemapEntry> newest(@RestQuery @DefaultValue("20") @Min(1) @Max(1000) int limit);
}
