package dev.sidebyside.site.page;

import dev.sidebyside.platform.profiler.Profile;
import dev.sidebyside.platform.profiler.Profiles;
import dev.sidebyside.site.live.Comparison;
import dev.sidebyside.site.live.Comparisons;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Two requests next to each other, in a browser. */
@Path("/profiler")
public class ComparePage {

    private final Profiles profiles;
    private final Comparisons comparisons;

    ComparePage(Profiles profiles, Comparisons comparisons) {
        this.profiles = profiles;
        this.comparisons = comparisons;
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        private Templates() {}

        static native TemplateInstance compare(SidesView view, String lesson);
    }

    @GET
    @Path("compare")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance compare(@RestQuery String one, @RestQuery String other) {
        Profile left = find(one);
        Profile right = find(other);
        boolean twins = left.uri().startsWith("/naive/") && right.uri().startsWith("/optimized/");
        return Templates.compare(
                twins
                        ? SidesView.of("Naive", left, "Optimized", right, null)
                        : SidesView.of("One", left, "Other", right, null),
                null);
    }

    @GET
    @Path("comparisons/{id}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance comparison(@RestPath String id) {
        Comparison it =
                comparisons
                        .find(id)
                        .orElseThrow(
                                () ->
                                        new NotFoundException(
                                                "There is no comparison '" + id + "'."));
        return Templates.compare(
                SidesView.of("Naive", it.naive(), "Optimized", it.optimized(), it.alike()),
                it.lesson());
    }

    private Profile find(String id) {
        if (id == null) {
            throw new NotFoundException("Choose two requests: ?one=ID&other=ID.");
        }
        return profiles.find(id).orElseThrow(() -> Profiles.missing(id));
    }
}
