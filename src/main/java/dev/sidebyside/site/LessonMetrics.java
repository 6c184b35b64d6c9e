package dev.sidebyside.site;

import dev.sidebyside.platform.profiler.CurrentRequest;
import dev.sidebyside.platform.profiler.ProfileRecorder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Records the statements and the time of each lesson's responses, by lesson and side. */
@Singleton
class LessonMetrics {

    private final MeterRegistry registry;

    LessonMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Records at the end, because writing the response may run more statements. */
    @ServerResponseFilter
    void recordAtEnd(ResourceInfo resource, RoutingContext route) {
        Optional<ProfileRecorder> cost = CurrentRequest.recorder();
        Class<?> type = resource.getResourceClass();
        if (type != null && cost.isPresent()) {
            Catalogue.slug(type)
                    .map(slug -> Tags.of("lesson", slug, "side", side(type)))
                    .ifPresent(tags -> recordAtEnd(route, tags, cost.get()));
        }
    }

    /** Ignores errors, which cost less than the lesson does. */
    private void recordAtEnd(RoutingContext route, Tags tags, ProfileRecorder cost) {
        route.addEndHandler(
                ended -> {
                    if (route.response().getStatusCode() < 400) {
                        registry.summary("lesson.statements", tags).record(cost.statements());
                        registry.timer("lesson.request", tags).record(cost.elapsed());
                    }
                });
    }

    private static String side(Class<?> type) {
        return type.getAnnotation(Path.class).value().substring(1);
    }
}
