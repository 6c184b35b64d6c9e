package dev.sidebyside.platform.problem;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Answers OPTIONS for the very path that is asked. Quarkus REST would name the methods of all paths
 * that begin alike, and of paths that do not exist.
 */
class OptionsFilter {

    private final Operations operations;

    OptionsFilter(Operations operations) {
        this.operations = operations;
    }

    @ServerRequestFilter(preMatching = true)
    Optional<Response> answer(ContainerRequestContext request, HttpServerRequest sent) {
        if (!request.getMethod().equals(HttpMethod.OPTIONS)) {
            return Optional.empty();
        }
        Set<String> allowed = operations.allowedAt(sent.path());
        if (allowed.isEmpty()) {
            throw new NotFoundException();
        }
        return Optional.of(Response.noContent().allow(allowed).build());
    }
}
