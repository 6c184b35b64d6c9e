package dev.sidebyside.lesson.cacheaside;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.platform.cache.Cache;
import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.platform.cache.Caches.Codec;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Caches profiles for ten minutes, even if they change meanwhile. */
@Path("/naive")
public class NaiveAuthorProfiles implements AuthorProfiles {

    private final Cache<StoredProfile> cache;
    private final ProfileRows rows;

    NaiveAuthorProfiles(Caches caches, ProfileRows rows, ObjectMapper json) {
        this.cache =
                caches.named(
                        "cacheaside-naive",
                        StoredProfile.FORMAT,
                        Duration.ofMinutes(10),
                        Codec.json(json, StoredProfile.class));
        this.rows = rows;
    }

    /**
     * Returns a profile; the header {@code ETag} names its version.
     *
     * @throws NotFoundException if there is no such author
     */
    @GET
    @Path("authors/{handle}/profile")
    @Operation(
            summary = "An author's profile",
            description = "Its ETag is the condition for a change.")
    @APIResponse(
            responseCode = "200",
            description = "The profile",
            headers = @Header(name = "ETag", ref = "ETag"))
    public RestResponse<AuthorProfile> show(@RestPath String handle) {
        return cache.get(handle, () -> rows.find(handle))
                .orElseThrow(() -> ProfileRows.notFound(handle))
                .toResponse();
    }

    @Override
    public RestResponse<AuthorProfile> change(String handle, String ifMatch, ProfileChange change) {
        return rows.change(handle, IfMatch.parse(ifMatch), change).toResponse();
    }
}
