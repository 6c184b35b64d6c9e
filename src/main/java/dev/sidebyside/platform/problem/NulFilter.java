package dev.sidebyside.platform.problem;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses the character NUL, which no text in PostgreSQL can hold, before a statement fails on it.
 */
class NulFilter {

    @ServerRequestFilter(preMatching = true)
    void check(UriInfo uri) {
        boolean inQuery =
                uri.getQueryParameters().values().stream()
                        .flatMap(values -> values.stream())
                        .anyMatch(NulFilter::hasNul);
        if (inQuery || hasNul(uri.getPath())) {
            throw new BadRequestException("The address contains the character NUL.");
        }
    }

    private static boolean hasNul(String text) {
        return text.indexOf('\0') >= 0;
    }
}
