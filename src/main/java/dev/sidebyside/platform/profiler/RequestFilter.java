package dev.sidebyside.platform.profiler;

import io.quarkus.logging.Log;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Starts a recorder when a request comes in, and writes its result to the response's headers. */
@ApplicationScoped
class RequestFilter {

    /** Before everything that could touch the database. */
    private static final int FIRST = 1_000;

    private final Level level = Level.configured();

    @Inject RecentProfiles recent;
    @Inject Event<Profiles.Ended> ended;

    /** The paths, with all below them, whose requests are not recorded. */
    @ConfigProperty(name = "sidebyside.profiler.ignore", defaultValue = "/profiler,/q")
    List<String> ignored;

    void register(@Observes Filters filters) {
        if (level != Level.OFF) {
            filters.register(this::profile, FIRST);
        }
        if (level == Level.FULL && LaunchMode.current() == LaunchMode.NORMAL) {
            Log.warn(
                    "sidebyside.profiler=full: every client of this port can read every SQL"
                            + " statement and its values, below /profiler/requests");
        }
    }

    private void profile(RoutingContext route) {
        HttpServerRequest request = route.request();
        if (!isIgnored(request.path())) {
            var recorder = new ProfileRecorder(level, request.method().name(), request.uri());
            CurrentRequest.begin(recorder);
            route.addHeadersEndHandler(ignored -> writeHeaders(recorder, route.response()));
            route.addEndHandler(ignored -> end(recorder, route.response()));
        }
        countAllocations(ResourceUse::beginAllocations);
        route.next();
        countAllocations(ResourceUse::endAllocations);
    }

    /** The request is on a worker thread now, unless its method does not block. */
    @ServerRequestFilter(priority = 0)
    void started() {
        countAllocations(ResourceUse::beginAllocations);
    }

    private void countAllocations(Consumer<ResourceUse> change) {
        if (level == Level.FULL) {
            CurrentRequest.record(recorder -> change.accept(recorder.resources));
        }
    }

    /** Lazy loads during serialization come after the response filters, but before this. */
    private void writeHeaders(ProfileRecorder recorder, HttpServerResponse response) {
        response.putHeader("Server-Timing", recorder.serverTiming());
        if (level == Level.FULL) {
            recorder.resources.endAllocations();
            recent.keep(recorder);
            response.putHeader("Profile", "/profiler/requests/" + recorder.id);
        }
    }

    private void end(ProfileRecorder recorder, HttpServerResponse response) {
        recorder.end(response.getStatusCode(), response.bytesWritten());
        if (level == Level.FULL) {
            recent.resize(recorder);
            ended.fire(new Profiles.Ended(recorder.id));
        }
    }

    private boolean isIgnored(String path) {
        for (String its : ignored) {
            int end = its.length();
            if (path.startsWith(its) && (path.length() == end || path.charAt(end) == '/')) {
                return true;
            }
        }
        return false;
    }

    @ServerResponseFilter
    void serializing() {
        CurrentRequest.record(ProfileRecorder::serializing);
        countAllocations(ResourceUse::beginAllocations);
    }
}
