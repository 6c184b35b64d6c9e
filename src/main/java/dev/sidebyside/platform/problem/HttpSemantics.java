package dev.sidebyside.platform.problem;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What HTTP (RFC 9110) demands of every resource, where Quarkus REST does otherwise. */
class HttpSemantics {

    private final Operations operations;

    HttpSemantics(Operations operations) {
        this.operations = operations;
    }

    /**
     * Serves HEAD as GET. Quarkus REST would leave out {@code Content-Length}; the HTTP server
     * below it holds the body back.
     */
    @ServerRequestFilter(preMatching = true)
    void serveHeadAsGet(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.HEAD)) {
            request.setMethod(HttpMethod.GET);
        }
    }

    /** The HTTP server counts the bytes that it writes: none, if the entity is a byte array. */
    @ServerResponseFilter
    void setLengthOfBytes(RoutingContext route, ContainerResponseContext response) {
        if (route.request().method().name().equals(HttpMethod.HEAD)
                && response.getEntity() instanceof byte[] body) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, body.length);
        }
    }

    /**
     * Returns the methods of exactly this path. Quarkus REST would name those of all paths that
     * begin alike, and of paths that do not exist.
     */
    @ServerRequestFilter(preMatching = true)
    Optional<Response> options(ContainerRequestContext request, RoutingContext route) {
        if (!request.getMethod().equals(HttpMethod.OPTIONS)) {
            return Optional.empty();
        }
        Set<String> allowed = operations.allowedAt(route.request().path());
        if (allowed.isEmpty()) {
            throw new NotFoundException();
        }
        return Optional.of(Response.noContent().allow(allowed).build());
    }

    /** Joins the lines of a list (5.3): a header parameter would see the first line only. */
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
