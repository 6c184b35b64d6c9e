package dev.sidebyside.platform.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Joins the lines of {@code If-Match} and {@code If-None-Match}, which form one list (RFC 9110,
 * 5.3): a header parameter would see the first line only.
 */
class HeaderLinesFilter {

    @ServerRequestFilter(preMatching = true)
    void join(ContainerRequestContext request) {
        for (String name : List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH)) {
            List<String> lines = request.getHeaders().get(name);
            if (lines != null && lines.size() > 1) {
                request.getHeaders().putSingle(name, String.join(",", lines));
            }
        }
    }
}
