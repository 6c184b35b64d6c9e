package dev.sidebyside.platform.profiler;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The profiles of the last requests; hidden below level {@link Level#FULL}. */
@Path("/profiler/requests")
@Tag(name = ProfilerPages.TAG, description = "What each request cost")
class ProfilerPages {

    static final String TAG = "profiler";

    private final RecentProfiles recent;
    private final Explainer explainer;

    ProfilerPages(RecentProfiles recent, Explainer explainer) {
        this.recent = recent;
        this.explainer = explainer;
    }

    @GET
    @Operation(
            summary = "What the last 200 requests cost",
            description =
                    "Newest first, without the single executions. Requests to these pages are left"
                            + " out.")
    public List<Profile> newest() {
        return recent.newestFirst();
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "What one request cost",
            description = "The header Profile of its response leads here.")
    public Profile one(@RestPath String id) {
        return find(id).snapshot(true);
    }

    @GET
    @Path("{id}/plans")
    @Operation(
            summary = "How PostgreSQL runs the statements of one request",
            description =
                    "Each text once, with the values of its first execution, on the current data:"
                            + " the custom plan for these values or, with generic=true, the generic"
                            + " plan for any values.")
    @APIResponse(responseCode = "200", description = "The plans")
    @APIResponse(responseCode = "503")
    public List<Plan> plans(@RestPath String id, @RestQuery boolean generic) {
        return explainer.explain(find(id).statementLog.firstOfEachText(), generic);
    }

    private ProfileRecorder find(String id) {
        return recent.find(id)
                .orElseThrow(
                        () ->
                                new NotFoundException(
                                        "There is no profile '"
                                                + id
                                                + "': the last 200 are kept, at level full."));
    }
}
