package dev.sidebyside.lesson.viewcache;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.platform.cache.Cache;
import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.platform.cache.Caches.Codec;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestQuery;

/** Caches the JSON of each list for a minute. */
@Path("/optimized")
public class OptimizedTrendingTags {

    private final Cache<byte[]> cache;
    private final ObjectMapper json;

    OptimizedTrendingTags(Caches caches, ObjectMapper json) {
        this.cache = caches.named("viewcache", 1, Duration.ofMinutes(1), Codec.BYTES);
        this.json = json;
    }

    /**
     * Lists the tags as {@link NaiveTrendingTags#trending} does; the list may be a minute old.
     *
     * <p>Asynchronous, so that the requests that wait for one computation hold no threads.
     */
    @GET
    @Path("tags/trending")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The tags with the most comments in the last thirty days",
            description = "Counted back from the newest comment. The slug breaks ties.")
    @APIResponseSchema(value = TrendingTag[].class, responseCode = "200")
    public Uni<byte[]> trending(@RestQuery @DefaultValue("10") @Min(1) @Max(100) int limit) {
        return cache.getAsync(
                        String.valueOf(limit),
                        () -> Optional.of(json.writeValueAsBytes(TrendingTag.most(limit))))
                .map(Optional::orElseThrow);
    }
}
