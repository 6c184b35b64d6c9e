package dev.sidebyside.lesson.cacheaside;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.platform.cache.Cache;
import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.platform.cache.Caches.Codec;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The wrong fix: invalidates a profile before its change is committed. */
@Path("/wrong/early")
public class EarlyInvalidation implements AuthorProfiles {

    private final Cache<StoredProfile> cache;
    private final ProfileRows rows;

    EarlyInvalidation(Caches caches, ProfileRows rows, ObjectMapper json) {
        this.cache =
                caches.named(
                        "cacheaside-early",
                        StoredProfile.FORMAT,
                        Duration.ofMinutes(10),
                        Codec.json(json, StoredProfile.class));
        this.rows = rows;
    }

    @GET
    @Path("authors/{handle}/profile")
    public RestResponse<AuthorProfile> show(@RestPath String handle) {
        return cache.get(handle, () -> rows.find(handle))
                .orElseThrow(() -> ProfileRows.notFound(handle))
                .toResponse();
    }

    @Override
    public RestResponse<AuthorProfile> change(String handle, String ifMatch, ProfileChange change) {
        cache.invalidate(handle);
        return rows.change(handle, IfMatch.parse(ifMatch), change).toResponse();
    }
}
