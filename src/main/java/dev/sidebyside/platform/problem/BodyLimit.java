package dev.sidebyside.platform.problem;

import static jakarta.ws.rs.core.Response.Status.REQUEST_ENTITY_TOO_LARGE;
import static jakarta.ws.rs.core.Response.Status.REQUEST_TIMEOUT;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads a request's body on the event loop, whole, before a thread is given to the request. A body
 * that is too large is refused with 413, one that does not arrive in time with 408.
 *
 * <p>Left to itself, Quarkus REST reads on a worker thread and bounds the wait for each piece, not
 * for the whole: a few hundred slow clients would hold all threads.
 */
@ApplicationScoped
class BodyLimit {

    /** After the profiler, before anything that reads. */
    private static final int EARLY = 100;

    private final Vertx vertx;
    private final Operations operations;
    private final int defaultLimit;
    private final Duration timeout;

    BodyLimit(
            Vertx vertx,
            Operations operations,
            @ConfigProperty(name = "sidebyside.http.body-limit") MemorySize defaultLimit,
            @ConfigProperty(name = "sidebyside.http.body-timeout") Duration timeout) {
        this.vertx = vertx;
        this.operations = operations;
        this.defaultLimit = Math.toIntExact(defaultLimit.asLongValue());
        this.timeout = timeout;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, EARLY);
    }

    private void check(RoutingContext route) {
        HttpServerRequest request = route.request();
        if (!hasBody(request)) {
            route.next();
            return;
        }
        int limit = limit(request);
        String announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (announced != null && Long.parseLong(announced) > limit) {
            refuseTooLarge(route, limit);
            return;
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            route.response().writeContinue();
        }
        read(route, limit);
    }

    /** RFC 9112, 6.3. */
    private static boolean hasBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains("Transfer-Encoding");
    }

    private int limit(HttpServerRequest request) {
        return operations.maxBodySize(request.method().name(), request.path()).orElse(defaultLimit);
    }

    private void read(RoutingContext route, int limit) {
        Buffer body = Buffer.buffer();
        long timer = vertx.setTimer(timeout.toMillis(), ignored -> refuseTooSlow(route));
        route.addEndHandler(ignored -> vertx.cancelTimer(timer));
        route.request()
                .handler(
                        part -> {
                            if (body.length() + part.length() > limit) {
                                refuseTooLarge(route, limit);
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

    private static void refuseTooLarge(RoutingContext route, int limit) {
        ServerRefusals.refuse(
                route, REQUEST_ENTITY_TOO_LARGE, "The body is larger than " + limit + " bytes.");
    }

    private void refuseTooSlow(RoutingContext route) {
        ServerRefusals.refuse(
                route,
                REQUEST_TIMEOUT,
                "The body did not arrive within %.1f s.".formatted(timeout.toMillis() / 1000.0));
    }
}
