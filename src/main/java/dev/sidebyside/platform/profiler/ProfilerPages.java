package dev.sidebyside.platform.profiler;

import static io.quarkus.smallrye.openapi.OpenApiFilter.RunStage.RUNTIME_STARTUP;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.util.UnusedSchemaFilter;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** The profiles of the last requests; hidden below level {@link Level#FULL}. */
@Path("/profiler/requests")
@Tag(name = ProfilerPages.TAG, description = "What each request cost")
class ProfilerPages {

    static final String TAG = "profiler";

    @Inject Profiles profiles;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What the last 200 requests cost",
            description =
                    "Newest first, without the single executions. Requests to these pages are left"
                            + " out.")
    public List<Profile> newest() {
        return profiles.newest();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Path("{id}")
    @Operation(
            summary = "What one request cost",
            description = "The header Profile of its response leads here.")
    public Profile one(@RestPath String id) {
        return profiles.find(id).orElseThrow(() -> Profiles.missing(id));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
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
        return profiles.plans(id, generic);
    }

    /** Hides these pages below level full: for every method, and in the OpenAPI document. */
    @OpenApiFilter(stages = RUNTIME_STARTUP)
    public static class PagesFilter implements OASFilter {

        /** Before the filters that respond themselves, as to OPTIONS. */
        private static final int FIRST = 100;

        private static final String PAGES = "/profiler";

        private final boolean hidden = Level.configured() != Level.FULL;

        @ServerRequestFilter(preMatching = true, priority = FIRST)
        void hide(UriInfo uri) {
            String path = uri.getPath();
            if (hidden && (path.equals(PAGES) || path.startsWith(PAGES + "/"))) {
                throw new NotFoundException();
            }
        }

        @Override
        public void filterOpenAPI(OpenAPI document) {
            if (hidden) {
                List.copyOf(document.getPaths().getPathItems().keySet()).stream()
                        .filter(path -> path.startsWith(PAGES + "/"))
                        .forEach(document.getPaths()::removePathItem);
                document.setTags(
                        document.getTags().stream()
                                .filter(it -> !it.getName().equals(TAG))
                                .toList());
            }
        }
    }

    /** Removes the schemas that only those pages used. It runs later: the default priority is 1. */
    @OpenApiFilter(stages = RUNTIME_STARTUP, priority = 0)
    public static class SchemasFilter extends UnusedSchemaFilter implements OASFilter {}
}
