package dev.sidebyside.problem;

import static jakarta.ws.rs.core.Response.Status.REQUEST_ENTITY_TOO_LARGE;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that says it is too large, which the HTTP server would do without a word. The
 * server keeps the other refusals that come before any code of ours: a body that only turns out to
 * be too large, lines and headers that are too long (414, 431), and malformed addresses.
 */
@ApplicationScoped
class BodyLimit {

    /** After the profiler, before the server's own check. */
    private static final int EARLY = 100;

    private final long bytes;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.bytes = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, EARLY);
    }

    private void check(RoutingContext route) {
        String length = route.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || Long.parseLong(length) <= bytes) {
            route.next();
            return;
        }
        Problem problem =
                Problem.of(
                        REQUEST_ENTITY_TOO_LARGE,
                        "The body is larger than " + bytes + " bytes.",
                        route.request().path(),
                        List.of());
        // Rather than read what nobody wants.
        route.addEndHandler(ignored -> route.request().connection().close());
        route.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Json.encode(problem));
    }
}
