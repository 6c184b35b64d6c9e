package dev.sidebyside.platform.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response.StatusType;
import java.util.List;

/** Responds with a {@link Problem} before Quarkus REST has seen the request. */
final class EarlyProblem {

    private EarlyProblem() {}

    /** Responds, and closes the connection rather than read what is left of the request. */
    static void refuse(RoutingContext route, StatusType status, String detail) {
        HttpServerRequest request = route.request();
        HttpServerResponse response = route.response();
        if (response.ended()) {
            return;
        }
        Problem problem = Problem.of(status, detail, request.path(), List.of());
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(Json.encode(problem))
                .onComplete(sent -> request.connection().close());
    }
}
