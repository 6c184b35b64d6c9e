package dev.sidebyside.lesson.cacheaside;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.platform.cache.Cache;
import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.platform.cache.Caches.Codec;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Caches profiles for ten minutes, and invalidates a profile that changes. */
@Path("/optimized")
public class OptimizedAuthorProfiles implements AuthorProfiles {

    private final Cache<StoredProfile> cache;
    private final ProfileRows rows;

    OptimizedAuthorProfiles(Caches caches, ProfileRows rows, ObjectMapper json) {
        this.cache =
                caches.named(
                        "cacheaside",
                        StoredProfile.FORMAT,
                        Duration.ofMinutes(10),
                        Codec.json(json, StoredProfile.class));
        this.rows = rows;
    }

    /**
     * Returns a profile; the header {@code ETag} names its version.
     *
     * <p>Asynchronous, so that a request that waits for Redis holds no thread.
     *
     * @throws NotFoundException if there is no such author
     */
    @GET
    @Path("authors/{handle}/profile")
    // Quarkus produces JSON by default, but not for a response in a Uni.
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "An author's profile",
            description = "Its ETag is the condition for a change.")
    @APIResponse(
            responseCode = "200",
            description = "The profile",
            headers = @Header(name = "ETag", ref = "ETag"))
    public Uni<RestResponse<AuthorProfile>> show(@RestPath String handle) {
        return cache.getAsync(handle, () -> rows.find(handle))
                .map(found -> found.orElseThrow(() -> ProfileRows.notFound(handle)).toResponse());
    }

    @Override
    public RestResponse<AuthorProfile> change(String handle, String ifMatch, ProfileChange change) {
        StoredProfile changed = rows.change(handle, IfMatch.parse(ifMatch), change);
        // After the commit, and before the client receives the response.
        cache.invalidate(handle);
        return changed.toResponse();
    }
}
