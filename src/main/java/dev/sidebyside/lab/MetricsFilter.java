package dev.sidebyside.lab;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Leaves OPTIONS out of the metrics: it is answered before a resource is found, so each address
 * that somebody thinks of would make a time series of its own.
 */
class MetricsFilter {

    @Produces
    @Singleton
    MeterFilter withoutOptions() {
        return MeterFilter.deny(meter -> "OPTIONS".equals(meter.getTag("method")));
    }
}
