package dev.sidebyside.lab;

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
     * Vert.x registers this gauge for each connection to Redis. Micrometer keeps the first only,
     * and logs a warning.
     */
    @Produces
    @Singleton
    MeterFilter withoutRedisQueue() {
        return MeterFilter.deny(meter -> meter.getName().equals("redis.queue.size"));
    }
}
