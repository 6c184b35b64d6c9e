package dev.sidebyside.site.live;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** Comparisons as JSON. The OpenAPI document leaves them out: they serve the pages. */
@Path("/profiler/comparisons")
@Produces(MediaType.APPLICATION_JSON)
public class ComparisonPages {

    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String NO_ID = "must be the id of a profile";
    private static final String ALIKE = "same|contained|different";

    private final Comparisons comparisons;

    ComparisonPages(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    /**
     * Two requests to compare.
     *
     * @param naive the id of a profile
     * @param optimized the id of a profile
     * @param alike as in {@link Comparison}
     */
    public record Pair(
            @NotNull @Pattern(regexp = UUID, message = NO_ID) String naive,
            @NotNull @Pattern(regexp = UUID, message = NO_ID) String optimized,
            @NotNull @Pattern(regexp = ALIKE, message = "must be same, contained or different")
                    String alike) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response add(@NotNull @Valid Pair pair) {
        Comparison added =
                comparisons
                        .add(pair.naive, pair.optimized, pair.alike)
                        .orElseThrow(
                                () ->
                                        new NotFoundException(
                                                "No instance has both profiles: each keeps those of"
                                                        + " its last requests."));
        return Response.created(URI.create("/profiler/comparisons/" + added.id()))
                .entity(added.summary())
                .build();
    }

    @GET
    @Operation(hidden = true)
    public List<Comparison.Summary> newest() {
        return comparisons.newest().stream().map(Comparison::summary).toList();
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Comparison one(@RestPath String id) {
        return comparisons.get(id);
    }
}
