package dev.sidebyside.lesson.cacheaside;

import dev.sidebyside.platform.cache.Cache;
import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.platform.cache.Codec.TaggedBytes;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Caches profiles for ten minutes, or until they are changed. */
@Path("/optimized")
public class OptimizedAuthorProfiles implements AuthorProfiles {

    private final Cache<TaggedBytes> cache;
    private final ProfileRows rows;

    OptimizedAuthorProfiles(Caches caches, ProfileRows rows) {
        this.cache = caches.named("cacheaside", 1, Duration.ofMinutes(10), TaggedBytes.CODEC);
        this.rows = rows;
    }

    @Override
    public Uni<Response> show(String handle) {
        return cache.getAsync(handle, () -> rows.read(handle))
                .map(profile -> ProfileRows.answer(handle, profile));
    }

    @Override
    public Response change(String handle, String ifMatch, ProfileChange change) {
        TaggedBytes changed = rows.change(handle, IfMatch.parse(ifMatch), change);
        // Now that it is committed, and before anybody hears of it.
        cache.invalidate(handle);
        return ProfileRows.answer(changed);
    }
}
