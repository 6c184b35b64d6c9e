package dev.sidebyside.problem;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Returns a {@link Problem} for a request that the router below the resources refuses: it would log
 * a missing Host as an error of the service, and return other mistakes without a body. And refuses
 * two kinds of requests that the router lets pass, although servers must not (RFC 9112, 3.2 and
 * 6.3): a proxy in front may understand them differently.
 */
@ApplicationScoped
class ServerRefusals {

    /** Before the profiler and every other filter. */
    private static final int FIRST = 10_000;

    void register(@Observes Router router) {
        router.route().order(-FIRST).failureHandler(this::explain);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext route) {
        List<String> encodings = route.request().headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (route.request().headers().getAll(HttpHeaders.HOST).size() > 1) {
            refuse(route, "There is more than one header Host.");
        } else if (!encodings.isEmpty() && !isChunked(encodings)) {
            // Nobody knows where this body ends and the next request begins.
            route.addEndHandler(ignored -> route.request().connection().close());
            route.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            refuse(route, "The only Transfer-Encoding that is read is chunked.");
        } else {
            route.next();
        }
    }

    private static boolean isChunked(List<String> encodings) {
        return encodings.size() == 1 && encodings.get(0).equalsIgnoreCase("chunked");
    }

    private void explain(RoutingContext route) {
        HttpServerRequest request = route.request();
        if (request.authority() == null && request.version() != HttpVersion.HTTP_1_0) {
            refuse(route, "The header Host is missing or wrong.");
        } else if (request.path() == null || !request.path().startsWith("/")) {
            refuse(route, "The address has no path.");
        } else {
            route.next();
        }
    }

    /** Without the path, which may be what is missing. */
    private static void refuse(RoutingContext route, String detail) {
        route.response()
                .setStatusCode(BAD_REQUEST.getStatusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Json.encode(Problem.of(BAD_REQUEST, detail, null, List.of())));
    }
}
