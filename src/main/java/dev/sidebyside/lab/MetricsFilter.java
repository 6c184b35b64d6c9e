package dev.sidebyside.lab;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Bounds the time series of {@code http.server.requests}: a client can invent methods and paths
 * without end, and each would be kept for as long as the service runs.
 */
class MetricsFilter {

    private static final String REQUESTS = "http.server.requests";

    /** Of any other method the path is not kept either: it is as invented as the method. */
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    /** Far more than the API has. */
    private static final int MAX_PATHS = 200;

    @Produces
    @Singleton
    MeterFilter ofUnknownMethods() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                String method = id.getTag("method");
                return !id.getName().equals(REQUESTS) || METHODS.contains(method)
                        ? id
                        : id.withTags(Tags.of("method", "OTHER", "uri", "OTHER"));
            }
        };
    }

    /** In case that a path is not recognised as invented. */
    @Produces
    @Singleton
    MeterFilter ofPaths() {
        return MeterFilter.maximumAllowableTags(REQUESTS, "uri", MAX_PATHS, MeterFilter.deny());
    }
}
