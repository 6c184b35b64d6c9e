package dev.sidebyside.platform.profiler;

import io.quarkus.logging.Log;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Opens a profile when a request comes in and tells its result in the headers of the answer. */
@ApplicationScoped
class RequestFilter {

    /** Before everything that could touch the database. */
    private static final int FIRST = 1_000;

    private final Level level = Level.configured();
    private final RecentProfiles recent;

    RequestFilter(RecentProfiles recent) {
        this.recent = recent;
    }

    void register(@Observes Filters filters) {
        if (level != Level.OFF) {
            filters.register(this::profile, FIRST);
        }
        if (level == Level.FULL && LaunchMode.current() == LaunchMode.NORMAL) {
            Log.warn(
                    "sidebyside.profiler=full: everybody who reaches this port sees every SQL"
                            + " statement and its values, below /profiler/requests");
        }
    }

    private void profile(RoutingContext route) {
        HttpServerRequest request = route.request();
        if (!isOwn(request.path())) {
            var profile = new RequestProfile(level, request.method().name(), request.uri());
            CurrentRequest.begin(profile);
            route.addHeadersEndHandler(ignored -> writeHeaders(profile, route.response()));
            route.addEndHandler(
                    ignored ->
                            profile.end(
                                    route.response().getStatusCode(),
                                    route.response().bytesWritten()));
        }
        route.next();
    }

    /** Looking at the profiles, or at Quarkus' own pages, must not push them out of the list. */
    private static boolean isOwn(String path) {
        return path.startsWith("/profiler/") || path.startsWith("/q/");
    }

    /**
     * Lazy loads while the answer is serialised come after the response filters, but before this.
     */
    private void writeHeaders(RequestProfile profile, HttpServerResponse response) {
        response.putHeader("Server-Timing", profile.serverTiming());
        if (level == Level.FULL) {
            recent.keep(profile);
            response.putHeader("Profile", "/profiler/requests/" + profile.id);
        }
    }

    @ServerResponseFilter
    void serializing() {
        CurrentRequest.profile().ifPresent(RequestProfile::serializing);
    }
}
