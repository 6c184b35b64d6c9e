package dev.sidebyside.lab;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Leaves out metrics that would only do harm. */
class MetricsFilter {

    /**
     * OPTIONS is handled before a resource is found, so each address that a client invents would
     * make a time series of its own.
     */
    @Produces
    @Singleton
    MeterFilter withoutOptions() {
        return MeterFilter.deny(meter -> "OPTIONS".equals(meter.getTag("method")));
    }

    /**
     * Vert.x registers these gauges for each connection to Redis. Micrometer keeps the first one
     * only, and logs a warning about the others.
     */
    @Produces
    @Singleton
    MeterFilter withoutRedisGauges() {
        return MeterFilter.deny(
                meter ->
                        meter.getType() == Meter.Type.GAUGE
                                && "redis".equals(meter.getTag("clientType")));
    }
}
