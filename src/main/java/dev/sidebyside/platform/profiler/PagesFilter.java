package dev.sidebyside.platform.profiler;

import static io.quarkus.smallrye.openapi.OpenApiFilter.RunStage.RUNTIME_STARTUP;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.util.UnusedSchemaFilter;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Hides the profiler's pages below level {@link Level#FULL}: for every method, and in the OpenAPI
 * document.
 */
@OpenApiFilter(stages = RUNTIME_STARTUP)
public class PagesFilter implements OASFilter {

    /** Before the filters that respond themselves, as to OPTIONS. */
    private static final int FIRST = 100;

    /** Priority of a document filter: the default is 1, and higher ones run earlier. */
    private static final int AFTER_PAGES = 0;

    private static final String PAGES = "/profiler/";

    private final boolean hidden = Level.configured() != Level.FULL;

    @ServerRequestFilter(preMatching = true, priority = FIRST)
    void hide(UriInfo uri) {
        if (hidden && uri.getPath().startsWith(PAGES)) {
            throw new NotFoundException();
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (hidden) {
            List.copyOf(document.getPaths().getPathItems().keySet()).stream()
                    .filter(path -> path.startsWith(PAGES))
                    .forEach(document.getPaths()::removePathItem);
            document.setTags(
                    document.getTags().stream()
                            .filter(tag -> !tag.getName().equals(ProfilerPages.TAG))
                            .toList());
        }
    }

    /** Removes the schemas that only those pages used. */
    @OpenApiFilter(stages = RUNTIME_STARTUP, priority = AFTER_PAGES)
    public static class SchemasFilter extends UnusedSchemaFilter implements OASFilter {}
}
