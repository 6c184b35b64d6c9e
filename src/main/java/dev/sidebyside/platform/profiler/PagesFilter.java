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
 * Below level {@link Level#FULL} there is nothing to show, and so no page, for any method, and none
 * in the OpenAPI document.
 */
@OpenApiFilter(stages = RUNTIME_STARTUP)
public class PagesFilter implements OASFilter {

    /** Before the filters that answer by themselves, as to OPTIONS. */
    private static final int FIRST = 100;

    /** Of a filter of the document; the default is 1, and the higher runs earlier. */
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

    /** Then removes the schemas that only those pages used. */
    @OpenApiFilter(stages = RUNTIME_STARTUP, priority = AFTER_PAGES)
    public static class SchemasFilter extends UnusedSchemaFilter implements OASFilter {}
}
