package dev.sidebyside.lesson.httpcache;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Asks the database each time, and tells nobody how long the answer holds. */
@Path("/naive")
public class NaiveTagList implements TagList {

    @Override
    @Blocking
    public Uni<Response> all(int limit) {
        return Uni.createFrom().item(Response.ok(ListedTag.first(limit)).build());
    }
}
