package dev.sidebyside.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Drops the requests that a client has pipelined before it hung up. The server would still serve
 * them, and a worker thread would wait forever until it could write the response: the connection
 * reports its end only to the request that was served at that time.
 */
@ApplicationScoped
class ClosedConnections {

    /** Before every other filter. */
    private static final int FIRST = 20_000;

    void register(@Observes Filters filters) {
        filters.register(ClosedConnections::check, FIRST);
    }

    private static void check(RoutingContext route) {
        // The public interface of a connection does not show whether it is open.
        if (((ConnectionBase) route.request().connection()).channel().isOpen()) {
            route.next();
        } else {
            route.response().end();
        }
    }
}
