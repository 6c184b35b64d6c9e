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
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;

/** What HTTP (RFC 9110) demands and Quarkus REST does not do. */
class HttpSemantics {

    /** Headers that a request may repeat. */
    private static final List<String> LISTS =
            List.of(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH);

    /**
     * Serves HEAD as GET, because Quarkus REST leaves out {@code Content-Length}. The HTTP server
     * below it does not send the body.
     */
    @ServerRequestFilter(preMatching = true)
    void serveHeadAsGet(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.HEAD)) {
            request.setMethod(HttpMethod.GET);
        }
    }

    /** The HTTP server counts the bytes that it sends: none, if the entity is an array. */
    @ServerResponseFilter
    void setLengthOfBytes(RoutingContext route, ContainerResponseContext response) {
        if (route.request().method().name().equals(HttpMethod.HEAD)
                && response.getEntity() instanceof byte[] body) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, body.length);
        }
    }

    /** Joins the lines of a list (5.3). A header parameter has the first line only. */
    @ServerRequestFilter(preMatching = true)
    void joinLines(ContainerRequestContext request) {
        var headers = request.getHeaders();
        LISTS.forEach(
                name ->
                        headers.computeIfPresent(
                                name, (it, lines) -> List.of(String.join(",", lines))));
    }

    /** Quarkus REST returns the methods of all paths that begin alike, of missing paths too. */
    @ServerRequestFilter(preMatching = true)
    Optional<Response> respondToOptions(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.OPTIONS)) {
            return Optional.empty();
        }
        Set<String> allowed = allowedMethods();
        if (allowed.isEmpty()) {
            throw new NotFoundException();
        }
        return Optional.of(Response.noContent().allow(allowed).build());
    }

    /**
     * Returns the methods that the path of the current request allows, from the routes of Quarkus
     * REST; none if there is no such path.
     */
    static Set<String> allowedMethods() {
        var request = CurrentRequestManager.get();
        String path = request.getPathWithoutPrefix();
        var resources = new RequestMapper<>(request.getDeployment().getClassMappers());
        Set<String> allowed = new TreeSet<>();
        var match = resources.map(path);
        while (match != null) {
            String rest = match.remaining.isEmpty() ? "/" : match.remaining;
            for (var handler : match.value.handlers) {
                if (handler instanceof ClassRoutingHandler routes) {
                    routes.getMappers().entrySet().stream()
                            .filter(it -> it.getKey() != null && it.getValue().map(rest) != null)
                            .forEach(it -> allowed.add(it.getKey()));
                }
            }
            match = resources.continueMatching(path, match);
        }
        if (allowed.contains(HttpMethod.GET)) {
            allowed.add(HttpMethod.HEAD);
        }
        if (!allowed.isEmpty()) {
            allowed.add(HttpMethod.OPTIONS);
        }
        return allowed;
    }
}
