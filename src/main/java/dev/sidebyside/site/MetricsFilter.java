package dev.sidebyside.site;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** Leaves out metrics that would do harm. */
class MetricsFilter {

    private static final String REQUESTS = "http.server.requests";

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    /** Far more than the API has. */
    private static final int MAX_PATHS = 200;

    /**
     * A client can invent methods and paths without end, and each would be a time series for as
     * long as the service runs. The path of an unknown method is as invented as the method.
     */
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

    /**
     * Vert.x registers these gauges more than once. Micrometer keeps the first one only, and logs a
     * warning about the others.
     */
    @Produces
    @Singleton
    MeterFilter withoutRepeatedGauges() {
        return MeterFilter.deny(meter -> meter.getType() == Meter.Type.GAUGE && isRepeated(meter));
    }

    /** For each connection to Redis, and for each event loop of the server. */
    private static boolean isRepeated(Meter.Id gauge) {
        return "redis".equals(gauge.getTag("clientType"))
                || "redis".equals(gauge.getTag("pool.type"))
                || gauge.getName().startsWith("vertx.http.connections");
    }
}
