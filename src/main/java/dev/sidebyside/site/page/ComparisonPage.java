package dev.sidebyside.site.page;

import dev.sidebyside.site.live.Comparison;
import dev.sidebyside.site.live.Comparisons;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** A stored comparison, in a browser. */
@Blocking
@Path("/profiler/comparisons")
public class ComparisonPage {

    private final Comparisons comparisons;

    ComparisonPage(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    @GET
    @Path("{id}")
    @Produces(Html.TYPE)
    @Operation(hidden = true)
    public TemplateInstance comparison(@RestPath String id) {
        Comparison found = comparisons.get(id);
        return ComparePage.Templates.compare(
                SidesView.of("Naive", found.naive(), "Optimized", found.optimized(), found.alike()),
                found.lesson());
    }
}
