package dev.sidebyside.platform.problem;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Returns a {@link Problem} for a request that the router below the resources refuses: it would log
 * a missing Host as an error of the service, and return other mistakes without a body. It also
 * refuses what the router lets pass although a server must not (RFC 9112, 3.2 and 6.3): two Hosts,
 * a wrong Host in HTTP/1.0, and an unknown Transfer-Encoding. A proxy in front may understand such
 * a request differently.
 */
@ApplicationScoped
class ServerRefusals {

    private static final String WRONG_HOST = "The header Host is missing or wrong.";

    /** Before the profiler. */
    private static final int FIRST = 10_000;

    void register(@Observes Router router) {
        router.route().order(-FIRST).failureHandler(this::explain);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext route) {
        HttpServerRequest request = route.request();
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        List<String> encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (hosts.size() > 1) {
            EarlyProblem.refuse(route, BAD_REQUEST, "There is more than one header Host.");
        } else if (!hosts.isEmpty() && request.authority() == null) {
            EarlyProblem.refuse(route, BAD_REQUEST, WRONG_HOST);
        } else if (!encodings.isEmpty() && !isChunked(encodings)) {
            // Where this body ends and the next request begins is unknown.
            EarlyProblem.refuse(
                    route, BAD_REQUEST, "The only Transfer-Encoding that is read is chunked.");
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
            EarlyProblem.refuse(route, BAD_REQUEST, WRONG_HOST);
        } else if (request.path() == null || !request.path().startsWith("/")) {
            EarlyProblem.refuse(route, BAD_REQUEST, "The address has no path.");
        } else {
            route.next();
        }
    }
}
