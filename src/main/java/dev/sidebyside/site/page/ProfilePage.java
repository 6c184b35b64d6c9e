package dev.sidebyside.site.page;

import dev.sidebyside.platform.profiler.Profile;
import dev.sidebyside.platform.profiler.Profiles;
import dev.sidebyside.site.live.SharedProfiles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What one request cost, in a browser. */
@Blocking
@Path("/profiler/requests")
public class ProfilePage {

    private final SharedProfiles shared;
    private final Profiles profiles;

    ProfilePage(SharedProfiles shared, Profiles profiles) {
        this.shared = shared;
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
    @Path("{id}")
    @Produces(Html.TYPE)
    @Operation(hidden = true)
    public TemplateInstance profile(@RestPath String id) {
        return Templates.profile(SidesView.of(find(id)));
    }

    @GET
    @Path("{id}/plans")
    @Produces(Html.TYPE)
    @Operation(hidden = true)
    public TemplateInstance plans(@RestPath String id, @RestQuery boolean generic) {
        return Templates.plans(
                find(id), generic, profiles.plans(id, generic).stream().map(PlanView::of).toList());
    }

    private Profile find(String id) {
        return shared.find(id).orElseThrow(() -> Profiles.missing(id));
    }
}
