package dev.sidebyside.site.page;

import dev.sidebyside.platform.profiler.Profile;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** Any two recorded requests next to each other, in a browser. */
@Blocking
@Path("/profiler/compare")
public class ComparePage {

    private final ProfileFinder finder;

    ComparePage(ProfileFinder finder) {
        this.finder = finder;
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        private Templates() {}

        /**
         * @param lesson null if the requests belong to none
         */
        static native TemplateInstance compare(SidesView view, String lesson);
    }

    @GET
    @Produces(Html.TYPE)
    @Operation(hidden = true)
    public TemplateInstance compare(
            @RestQuery @DefaultValue("") String one, @RestQuery @DefaultValue("") String other) {
        Profile left = finder.find(one);
        Profile right = finder.find(other);
        return Templates.compare(view(left, right), null);
    }

    /** The naive side of a lesson stands on the left, whichever request came first. */
    private static SidesView view(Profile first, Profile second) {
        if (isNaive(first) && isOptimized(second)) {
            return SidesView.of("Naive", first, "Optimized", second, null);
        }
        if (isOptimized(first) && isNaive(second)) {
            return SidesView.of("Naive", second, "Optimized", first, null);
        }
        return SidesView.of("First", first, "Second", second, null);
    }

    private static boolean isNaive(Profile profile) {
        return profile.uri().startsWith("/naive/");
    }

    private static boolean isOptimized(Profile profile) {
        return profile.uri().startsWith("/optimized/");
    }
}
