package dev.sidebyside.lesson.cacheaside;

import dev.sidebyside.platform.cache.Cache;
import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.platform.cache.Codec.TaggedBytes;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** The wrong fix: the cache is told of a change before it is committed. */
@Path("/wrong/early")
public class EarlyInvalidation implements AuthorProfiles {

    private final Cache<TaggedBytes> cache;
    private final ProfileRows rows;

    EarlyInvalidation(Caches caches, ProfileRows rows) {
        this.cache = caches.named("cacheaside-early", 1, Duration.ofMinutes(10), TaggedBytes.CODEC);
        this.rows = rows;
    }

    @Override
    public Uni<Response> show(String handle) {
        return cache.getAsync(handle, () -> rows.read(handle))
                .map(profile -> ProfileRows.answer(handle, profile));
    }

    @Override
    public Response change(String handle, String ifMatch, ProfileChange change) {
        cache.invalidate(handle);
        return ProfileRows.answer(rows.change(handle, IfMatch.parse(ifMatch), change));
    }
}
