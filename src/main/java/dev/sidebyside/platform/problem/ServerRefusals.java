package dev.sidebyside.platform.problem;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.InstanceUtils;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/**
 * Returns a problem for a request that the router refuses before Quarkus REST sees it. The router
 * would return no body, and log a missing Host as an error of the service.
 *
 * <p>Also refuses what the router accepts although a server must not (RFC 9112, 3.2 and 6.3),
 * because a proxy in front may understand it differently: two Hosts, a wrong Host in HTTP/1.0, and
 * an unknown Transfer-Encoding.
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

    /** Responds, and closes the connection instead of reading the rest of the request. */
    static void refuse(RoutingContext route, Status status, String detail) {
        HttpServerRequest request = route.request();
        HttpServerResponse response = route.response();
        if (response.ended()) {
            return;
        }
        HttpProblem problem =
                HttpProblem.builder(HttpProblem.valueOf(status, detail))
                        .withInstance(InstanceUtils.pathToInstance(request.path()))
                        .build();
        response.setStatusCode(status.getStatusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, HttpProblem.MEDIA_TYPE.toString())
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(Json.encode(problem))
                .onComplete(sent -> request.connection().close());
    }

    private void check(RoutingContext route) {
        HttpServerRequest request = route.request();
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        List<String> encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (hosts.size() > 1) {
            refuse(route, BAD_REQUEST, "There is more than one header Host.");
        } else if (!hosts.isEmpty() && request.authority() == null) {
            refuse(route, BAD_REQUEST, WRONG_HOST);
        } else if (!encodings.isEmpty() && !isChunked(encodings)) {
            // The end of this body, and so the next request, cannot be found.
            refuse(route, BAD_REQUEST, "The only Transfer-Encoding that is read is chunked.");
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
            refuse(route, BAD_REQUEST, WRONG_HOST);
        } else if (request.path() == null || !request.path().startsWith("/")) {
            refuse(route, BAD_REQUEST, "The address has no path.");
        } else {
            route.next();
        }
    }
}
