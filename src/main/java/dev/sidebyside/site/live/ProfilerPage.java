package dev.sidebyside.site.live;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import dev.sidebyside.site.live.Message.Ended;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The list of the last requests of all instances, in a browser. */
@Path("/profiler")
public class ProfilerPage {

    @Inject LiveRequests requests;
    @Inject EventStreams streams;
    @Inject Comparisons comparisons;

    @CheckedTemplate(basePath = "")
    static class Templates {
        private Templates() {}

        static native TemplateInstance profiler(
                List<RequestSummary> requests, List<Comparison> comparisons, boolean chosen);
    }

    /** If the form sends two requests, redirects to their comparison, the older one first. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response page(UriInfo uri) {
        List<String> compare = uri.getQueryParameters().getOrDefault("compare", List.of());
        List<RequestSummary> newestFirst = new ArrayList<>(requests.last());
        newestFirst.sort(comparing(RequestSummary::startedAt).reversed());
        if (compare.size() == 2) {
            List<String> ids = newestFirst.stream().map(RequestSummary::id).toList();
            List<String> oldestFirst = new ArrayList<>(compare);
            oldestFirst.sort(comparing(ids::indexOf, reverseOrder()));
            UriBuilder pair =
                    UriBuilder.fromPath("/profiler/compare")
                            .queryParam("one", oldestFirst.get(0))
                            .queryParam("other", oldestFirst.get(1));
            return Response.seeOther(pair.build()).build();
        }
        boolean chosen = !compare.isEmpty();
        // As text of this type, so that ContentSecurityPolicy sees that it is a page.
        String page = Templates.profiler(newestFirst, comparisons.newest(), chosen).render();
        return Response.ok(page, MediaType.TEXT_HTML).build();
    }

    /** The first event has the last requests; each later one has those that ended since. */
    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> events() {
        return streams.open(() -> new Ended(requests.last(), 0));
    }
}
