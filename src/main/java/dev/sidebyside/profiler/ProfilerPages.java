package dev.sidebyside.profiler;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** The profiles of the last 200 requests; hidden below level {@link Level#FULL}. */
@Path("/profiler/requests")
class ProfilerPages {

    private final RecentProfiles recent;

    ProfilerPages(RecentProfiles recent) {
        this.recent = recent;
    }

    @GET
    @Operation(summary = "What the last 200 requests cost, newest first")
    public List<Profile> newest() {
        return recent.newestFirst();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "What one request cost")
    public Profile one(@RestPath String id) {
        return recent.find(id)
                .orElseThrow(
                        () ->
                                new NotFoundException(
                                        "There is no profile '"
                                                + id
                                                + "': the last 200 are kept."));
    }
}
