package dev.sidebyside.site;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** Bounds the number of time series and leaves out metrics that only cause warnings. */
class MeterFilters {

    private static final String REQUESTS = "http.server.requests";

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    /** Clients can invent any number of methods. Quarkus itself bounds the number of paths. */
    @Produces
    @Singleton
    MeterFilter mergeUnknownMethods() {
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

    /**
     * Vert.x registers these gauges once per Redis connection or event loop. Micrometer keeps only
     * the first and logs a warning about each of the others.
     */
    @Produces
    @Singleton
    MeterFilter denyRepeatedGauges() {
        return MeterFilter.deny(
                meter ->
                        meter.getType() == Meter.Type.GAUGE
                                && ("redis".equals(meter.getTag("clientType"))
                                        || "redis".equals(meter.getTag("pool.type"))
                                        || meter.getName().startsWith("vertx.http.connections")));
    }
}
