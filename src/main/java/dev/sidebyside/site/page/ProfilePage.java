package dev.sidebyside.site.page;

import dev.sidebyside.platform.profiler.Plan;
import dev.sidebyside.platform.profiler.Profile;
import dev.sidebyside.platform.profiler.Profiles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What one request cost, in a browser. */
@Blocking
@Path("/profiler/requests")
public class ProfilePage {

    private final ProfileFinder finder;
    private final Profiles profiles;

    ProfilePage(ProfileFinder finder, Profiles profiles) {
        this.finder = finder;
        this.profiles = profiles;
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        private Templates() {}

        static native TemplateInstance profile(SidesView view);

        static native TemplateInstance plans(
                Profile profile, boolean generic, List<PlanView> plans);
    }

    @GET
    @Produces(Html.TYPE)
    @Operation(hidden = true)
    public Response list() {
        return Response.seeOther(URI.create("/profiler")).build();
    }

    @GET
    @Path("{id}")
    @Produces(Html.TYPE)
    @Operation(hidden = true)
    public TemplateInstance profile(@RestPath String id) {
        return Templates.profile(SidesView.of(finder.find(id)));
    }

    @GET
    @Path("{id}/plans")
    @Produces(Html.TYPE)
    @Operation(hidden = true)
    public TemplateInstance plans(@RestPath String id, @RestQuery boolean generic) {
        Profile profile = finder.find(id);
        boolean kept = profiles.find(id).isPresent();
        // A gateway sends a request that gets 404 to the next instance. So it finds the one for
        // generic plans.
        List<Plan> plans = kept || generic ? profiles.plans(id, generic) : profiles.plans(profile);
        return Templates.plans(profile, generic, plans.stream().map(PlanView::of).toList());
    }
}
