package dev.sidebyside.lesson.cacheaside;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.platform.cache.Cache;
import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.platform.cache.Caches.Codec;
import jakarta.ws.rs.Path;
import java.time.Duration;
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
                        2,
                        Duration.ofMinutes(10),
                        Codec.json(json, StoredProfile.class));
        this.rows = rows;
    }

    @Override
    public RestResponse<AuthorProfile> show(String handle) {
        return cache.get(handle, () -> rows.find(handle))
                .orElseThrow(() -> ProfileRows.notFound(handle))
                .toResponse();
    }

    @Override
    public RestResponse<AuthorProfile> change(String handle, String ifMatch, ProfileChange change) {
        StoredProfile changed = rows.change(handle, IfMatch.parse(ifMatch), change);
        // After the commit, and before the client receives the response.
        cache.invalidate(handle);
        return changed.toResponse();
    }
}
