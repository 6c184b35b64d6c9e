package dev.sidebyside.platform.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Starts a request only while its client is connected and reads.
 *
 * <p>A client may send several requests at once (pipelining). Vert.x starts the next one as soon as
 * the response before it is written, even where the client is gone or reads nothing. Such a request
 * would hold a thread and a database connection for a response that cannot leave. Here it waits on
 * the event loop and holds neither; {@code quarkus.http.idle-timeout} ends the wait.
 */
@ApplicationScoped
class ConnectionFilter {

    /** Before all that looks at the request: one that never starts costs nothing. */
    private static final int FIRST = 20_000;

    void register(@Observes Filters filters) {
        filters.register(ConnectionFilter::startWhenReady, FIRST);
    }

    private static void startWhenReady(RoutingContext route) {
        HttpServerResponse response = route.response();
        if (!isOpen(route)) {
            // Nobody receives it. It makes Vert.x drop this request and take the next.
            response.setStatusCode(400).end();
        } else if (response.writeQueueFull()) {
            route.request().pause();
            response.drainHandler(
                    drained -> {
                        // Vert.x would call it again for what the request itself writes.
                        response.drainHandler(null);
                        startWhenReady(route);
                    });
        } else {
            route.next();
        }
    }

    /** The response knows only of a close that happened after it was created. */
    private static boolean isOpen(RoutingContext route) {
        return ((HttpServerConnection) route.request().connection()).channel().isActive();
    }
}
