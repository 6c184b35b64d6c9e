package dev.sidebyside.platform.problem;

import static jakarta.ws.rs.core.Response.Status.REQUEST_ENTITY_TOO_LARGE;
import static jakarta.ws.rs.core.Response.Status.REQUEST_TIMEOUT;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps clients that are slow to send or to read from holding threads: their requests wait on the
 * event loop. Returns 413 for a body that is too large, and 408 for one that does not arrive in
 * time.
 */
@ApplicationScoped
class SlowClients {

    /** Before all other filters: a request that does not start costs nothing. */
    private static final int FIRST = 20_000;

    /** After the profiler, before anything that reads the body. */
    private static final int BEFORE_READERS = 100;

    @ConfigProperty(name = "quarkus.http.limits.max-body-size")
    MemorySize limit;

    @ConfigProperty(name = "sidebyside.http.body-timeout")
    Duration timeout;

    void register(@Observes Filters filters) {
        filters.register(SlowClients::startWhenReady, FIRST);
        filters.register(this::readBody, BEFORE_READERS);
    }

    /**
     * Starts a request only while its client is connected and reads.
     *
     * <p>A client may send several requests at once (pipelining). Vert.x starts the next one when
     * the previous response is written, even if the client has hung up or does not read. That
     * request would hold a thread and a database connection for a response that nobody receives.
     * Here it holds neither. {@code quarkus.http.idle-timeout} ends the wait.
     */
    private static void startWhenReady(RoutingContext route) {
        HttpServerResponse response = route.response();
        // The response reports only a close that happens after the request has been created.
        var connection = (HttpServerConnection) route.request().connection();
        if (!connection.channel().isActive()) {
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

    /**
     * Reads the whole body before the request gets a thread.
     *
     * <p>Quarkus REST reads on a worker thread and limits the wait for each piece, not for the
     * whole: a few hundred slow clients would hold all threads. Vert.x' {@code BodyHandler} has no
     * time limit, and decodes forms.
     */
    private void readBody(RoutingContext route) {
        HttpServerRequest request = route.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            route.next(); // There is no body (RFC 9112, 6.3).
        } else if (length != null && Long.parseLong(length) > limit.asLongValue()) {
            refuseTooLarge(route);
        } else {
            if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
                route.response().writeContinue();
            }
            read(request, route);
        }
    }

    private void read(HttpServerRequest request, RoutingContext route) {
        request.handler(
                part -> {
                    if (request.bytesRead() > limit.asLongValue()) {
                        refuseTooLarge(route);
                    }
                });
        request.body()
                .timeout(timeout.toMillis(), MILLISECONDS)
                .onFailure(late -> refuseTooSlow(route))
                .onSuccess(
                        body -> {
                            if (!route.response().ended()) {
                                ((RoutingContextInternal) route).setBody(body);
                                route.next();
                            }
                        });
        request.resume();
    }

    private void refuseTooLarge(RoutingContext route) {
        String detail = "The body is larger than %d bytes.".formatted(limit.asLongValue());
        ServerRefusals.refuse(route, REQUEST_ENTITY_TOO_LARGE, detail);
    }

    private void refuseTooSlow(RoutingContext route) {
        String detail =
                "The body did not arrive within %.1f s.".formatted(timeout.toMillis() / 1000.0);
        ServerRefusals.refuse(route, REQUEST_TIMEOUT, detail);
    }
}
