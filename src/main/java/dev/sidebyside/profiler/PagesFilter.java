package dev.sidebyside.profiler;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Below level {@link Level#FULL} there is nothing to show, and so no page, for any method. */
class PagesFilter {

    /** Before the filters that answer by themselves, as to OPTIONS. */
    private static final int FIRST = 100;

    private final boolean hidden = Level.configured() != Level.FULL;

    @ServerRequestFilter(preMatching = true, priority = FIRST)
    void hide(UriInfo uri) {
        if (hidden && uri.getPath().startsWith("/profiler/")) {
            throw new NotFoundException();
        }
    }
}
