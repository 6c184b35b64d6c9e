package dev.sidebyside.platform.problem;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What HTTP (RFC 9110) demands and Quarkus REST does not do. */
class HttpSemantics {

    /**
     * Serves HEAD as GET, because Quarkus REST leaves out {@code Content-Length} (9.3.2). The HTTP
     * server below it does not send the body.
     */
    @ServerRequestFilter(preMatching = true)
    void serveHeadAsGet(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.HEAD)) {
            request.setMethod(HttpMethod.GET);
        }
    }

    /** The HTTP server counts the bytes that it sends: none of an entity that is an array. */
    @ServerResponseFilter
    void setLengthOfBytes(RoutingContext route, ContainerResponseContext response) {
        if (route.request().method().name().equals(HttpMethod.HEAD)
                && response.getEntity() instanceof byte[] body) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, body.length);
        }
    }

    /** Joins the lines of a list (5.3): a header parameter has the first line only. */
    @ServerRequestFilter(preMatching = true)
    void joinLines(ContainerRequestContext request) {
        for (String name : List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH)) {
            List<String> lines = request.getHeaders().get(name);
            if (lines != null && lines.size() > 1) {
                request.getHeaders().putSingle(name, String.join(",", lines));
            }
        }
    }
}
