package dev.sidebyside.site;

import dev.sidebyside.platform.profiler.CurrentRequest;
import dev.sidebyside.platform.profiler.ProfileRecorder;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Keeps, for each lesson and side, how many statements its answers took and how long. */
@Singleton
class LessonMetrics {

    private final MeterRegistry registry;
    private final Map<Class<?>, Optional<Meters>> bySide = new ConcurrentHashMap<>();

    LessonMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Meters(DistributionSummary statements, Timer request) {
        void record(ProfileRecorder cost) {
            statements.record(cost.statements());
            request.record(cost.elapsed());
        }
    }

    /** The cost is known when the answer is out: writing it may run statements, too. */
    @ServerResponseFilter
    void watch(ResourceInfo resource, RoutingContext route) {
        Class<?> side = resource.getResourceClass();
        if (side != null) {
            bySide.computeIfAbsent(side, this::meters)
                    .ifPresent(
                            meters ->
                                    CurrentRequest.recorder()
                                            .ifPresent(cost -> atEnd(route, meters, cost)));
        }
    }

    /** Refusals and failures would make a lesson look cheaper than it is. */
    private static void atEnd(RoutingContext route, Meters meters, ProfileRecorder cost) {
        route.addEndHandler(
                ignored -> {
                    if (route.response().getStatusCode() < 400) {
                        meters.record(cost);
                    }
                });
    }

    private Optional<Meters> meters(Class<?> side) {
        return Catalogue.slug(side)
                .map(slug -> Tags.of("lesson", slug, "side", nameOf(side)))
                .map(
                        tags ->
                                new Meters(
                                        registry.summary("lesson.statements", tags),
                                        registry.timer("lesson.request", tags)));
    }

    private static String nameOf(Class<?> side) {
        return side.getAnnotation(Path.class).value().substring(1);
    }
}
