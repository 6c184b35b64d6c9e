package dev.sidebyside.lesson.viewcache;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Asks the database each time. */
@Path("/naive")
public class NaiveTrendingTags implements TrendingTags {

    @Override
    @Blocking
    public Uni<Response> trending(int limit) {
        return Uni.createFrom().item(Response.ok(TrendingTag.most(limit)).build());
    }
}
