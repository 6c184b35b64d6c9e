package dev.sidebyside.platform.problem;

import static jakarta.ws.rs.core.Response.Status.REQUEST_ENTITY_TOO_LARGE;
import static jakarta.ws.rs.core.Response.Status.REQUEST_TIMEOUT;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads the whole body of a request on the event loop, before the request gets a thread. Returns
 * 413 for a body that is too large, and 408 for one that does not arrive in time.
 *
 * <p>Quarkus REST reads on a worker thread and limits the wait for each piece, not for the whole: a
 * few hundred slow clients would hold all threads. Vert.x' {@code BodyHandler} has no time limit,
 * and decodes forms.
 */
@ApplicationScoped
class BodyLimit {

    /** After the profiler, before anything that reads the body. */
    private static final int PRIORITY = 100;

    @Inject Vertx vertx;

    @ConfigProperty(name = "quarkus.http.limits.max-body-size")
    MemorySize limit;

    @ConfigProperty(name = "sidebyside.http.body-timeout")
    Duration timeout;

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext route) {
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
            read(route);
        }
    }

    private void read(RoutingContext route) {
        Buffer body = Buffer.buffer();
        long timer = vertx.setTimer(timeout.toMillis(), ignored -> refuseTooSlow(route));
        route.addEndHandler(ignored -> vertx.cancelTimer(timer));
        route.request()
                .handler(
                        part -> {
                            if (body.length() + part.length() > limit.asLongValue()) {
                                refuseTooLarge(route);
                            } else {
                                body.appendBuffer(part);
                            }
                        })
                .endHandler(
                        ended -> {
                            if (vertx.cancelTimer(timer) && !route.response().ended()) {
                                ((RoutingContextInternal) route).setBody(body);
                                route.next();
                            }
                        })
                .resume();
    }

    private void refuseTooLarge(RoutingContext route) {
        String detail = "The body is larger than " + limit.asLongValue() + " bytes.";
        ServerRefusals.refuse(route, REQUEST_ENTITY_TOO_LARGE, detail);
    }

    private void refuseTooSlow(RoutingContext route) {
        double seconds = timeout.toMillis() / 1000.0;
        String detail = "The body did not arrive within %.1f s.".formatted(seconds);
        ServerRefusals.refuse(route, REQUEST_TIMEOUT, detail);
    }
}
