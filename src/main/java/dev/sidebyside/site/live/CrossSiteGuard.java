package dev.sidebyside.site.live;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Rejects a request that changes something below {@code /profiler} if a page of another site sent
 * it. Browsers name the sender in {@code Sec-Fetch-Site} and {@code Origin}; other clients send
 * neither header.
 */
class CrossSiteGuard {

    private static final Set<String> READING =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    @ServerRequestFilter(preMatching = true)
    void check(ContainerRequestContext request) {
        boolean changes = !READING.contains(request.getMethod());
        if (changes
                && request.getUriInfo().getPath().startsWith("/profiler")
                && isForeign(request)) {
            throw new ForbiddenException("Only pages of this host may send this request.");
        }
    }

    private static boolean isForeign(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        String origin = request.getHeaderString("Origin");
        String host = request.getHeaderString(HttpHeaders.HOST);
        return site != null && !OWN_SITES.contains(site)
                || origin != null && !origin.replaceFirst("^https?://", "").equals(host);
    }
}
