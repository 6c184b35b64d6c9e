package dev.sidebyside.platform.problem;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.InstanceUtils;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/**
 * Returns a problem for a malformed request, which Quarkus REST never sees. For some, the router
 * below it would return no body, or log an error of the service. Others it accepts, although a
 * server must not (RFC 9112, 3.2 and 6.3), since a proxy may understand them differently.
 */
@ApplicationScoped
class ServerRefusals {

    /** Before the profiler. */
    private static final int ORDER = -10_000;

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(this::check).failureHandler(this::check);
    }

    /** Responds, and closes the connection instead of reading the rest of the request. */
    static void refuse(RoutingContext route, Status status, String detail) {
        HttpServerRequest request = route.request();
        if (route.response().ended()) {
            return;
        }
        var problem = HttpProblem.builder(HttpProblem.valueOf(status, detail));
        problem.withInstance(InstanceUtils.pathToInstance(request.path()));
        route.response()
                .setStatusCode(status.getStatusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, HttpProblem.MEDIA_TYPE.toString())
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(Json.encode(problem.build()))
                .onComplete(sent -> request.connection().close());
    }

    private void check(RoutingContext route) {
        HttpServerRequest request = route.request();
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        List<String> encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        boolean hostOptional = hosts.isEmpty() && request.version() == HttpVersion.HTTP_1_0;
        if (hosts.size() > 1) {
            refuse(route, BAD_REQUEST, "There is more than one header Host.");
        } else if (request.authority() == null && !hostOptional) {
            refuse(route, BAD_REQUEST, "The header Host is missing or wrong.");
        } else if (request.path() == null || !request.path().startsWith("/")) {
            refuse(route, BAD_REQUEST, "The address has no path.");
        } else if (!encodings.isEmpty()
                && !String.join(",", encodings).equalsIgnoreCase("chunked")) {
            // With another encoding the end of the body, and so the next request, is unknown.
            refuse(route, BAD_REQUEST, "The only Transfer-Encoding that is read is chunked.");
        } else {
            route.next();
        }
    }
}
