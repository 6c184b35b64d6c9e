package dev.sidebyside.problem;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

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
}
