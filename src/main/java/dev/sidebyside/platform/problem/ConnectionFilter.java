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
 * <p>A client may send several requests at once (pipelining). Vert.x starts the next one when the
 * previous response is written, even if the client has hung up or does not read. That request would
 * hold a thread and a database connection for a response that nobody receives. Here it waits on the
 * event loop and holds neither. {@code quarkus.http.idle-timeout} ends the wait.
 */
@ApplicationScoped
class ConnectionFilter {

    /** Before all other filters: a request that does not start costs nothing. */
    private static final int PRIORITY = 20_000;

    void register(@Observes Filters filters) {
        filters.register(ConnectionFilter::startWhenReady, PRIORITY);
    }

    private static void startWhenReady(RoutingContext route) {
        HttpServerResponse response = route.response();
        if (!isOpen(route)) {
            // Makes Vert.x drop this request and take the next.
            response.setStatusCode(400).end();
        } else if (response.writeQueueFull()) {
            route.request().pause();
            response.drainHandler(
                    drained -> {
                        // Otherwise Vert.x calls it again for this request's own response.
                        response.drainHandler(null);
                        startWhenReady(route);
                    });
        } else {
            route.next();
        }
    }

    /** The response reports only a close that happens after the request has been created. */
    private static boolean isOpen(RoutingContext route) {
        return ((HttpServerConnection) route.request().connection()).channel().isActive();
    }
}
