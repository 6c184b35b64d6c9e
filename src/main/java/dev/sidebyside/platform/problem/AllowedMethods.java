package dev.sidebyside.platform.problem;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;

/**
 * The methods that the path of the current request allows, from the routes of Quarkus REST. Its own
 * 405 has no header {@code Allow}, which RFC 9110 (15.5.6) demands. Its own response to OPTIONS has
 * the methods of all paths that begin alike, and exists for paths that do not.
 */
class AllowedMethods {

    @ServerRequestFilter(preMatching = true)
    Optional<Response> respondToOptions(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.OPTIONS)) {
            return Optional.empty();
        }
        Set<String> allowed = ofCurrentPath();
        if (allowed.isEmpty()) {
            throw new NotFoundException();
        }
        return Optional.of(Response.noContent().allow(allowed).build());
    }

    /** Returns none if there is no such path. */
    static Set<String> ofCurrentPath() {
        var request = CurrentRequestManager.get();
        String path = request.getPathWithoutPrefix();
        var resources = new RequestMapper<>(request.getDeployment().getClassMappers());
        Set<String> allowed = new TreeSet<>();
        var match = resources.map(path);
        while (match != null) {
            for (var handler : match.value.handlers) {
                if (handler instanceof ClassRoutingHandler routes) {
                    addMethods(routes, match.remaining.isEmpty() ? "/" : match.remaining, allowed);
                }
            }
            match = resources.continueMatching(path, match);
        }
        return allowed;
    }

    private static void addMethods(ClassRoutingHandler routes, String path, Set<String> allowed) {
        routes.getMappers()
                .forEach(
                        (method, paths) -> {
                            if (method != null && paths.map(path) != null) {
                                allowed.add(method);
                                allowed.add(HttpMethod.OPTIONS);
                            }
                        });
        if (allowed.contains(HttpMethod.GET)) {
            allowed.add(HttpMethod.HEAD);
        }
    }
}
