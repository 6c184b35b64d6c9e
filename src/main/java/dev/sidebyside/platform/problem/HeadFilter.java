package dev.sidebyside.platform.problem;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Serves HEAD as GET, down to {@code Content-Length}, which Quarkus REST leaves out; the HTTP
 * server below it keeps the body back.
 */
class HeadFilter {

    @ServerRequestFilter(preMatching = true)
    void serveAsGet(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.HEAD)) {
            request.setMethod(HttpMethod.GET);
        }
    }

    /**
     * The server below counts what it writes, and of a body that is bytes already it is nothing.
     */
    @ServerResponseFilter
    void tellLengthOfBytes(RoutingContext route, ContainerResponseContext response) {
        if (route.request().method().name().equals(HttpMethod.HEAD)
                && response.getEntity() instanceof byte[] body) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, body.length);
        }
    }
}
