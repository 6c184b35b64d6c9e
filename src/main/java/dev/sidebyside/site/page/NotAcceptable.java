package dev.sidebyside.site.page;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * Returns 406 to a client that accepts neither the page nor the JSON of an address. Quarkus REST
 * does so only where an address has a single media type; otherwise it sends the first one.
 */
class NotAcceptable {

    @ServerRequestFilter
    void refuse(ContainerRequestContext request) {
        if (!Html.isPage(request.getUriInfo().getPath())) {
            return;
        }
        var produced = CurrentRequestManager.get().getTarget().getProduces();
        if (produced != null
                && request.getAcceptableMediaTypes().stream()
                        .noneMatch(
                                accepted ->
                                        Stream.of(produced.getSortedOriginalMediaTypes())
                                                .anyMatch(accepted::isCompatible))) {
            throw new NotAcceptableException();
        }
    }
}
