package dev.sidebyside.platform.cache;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps account of one cache, as metrics named {@code cache.…} and tagged with its name, and as a
 * {@link CacheCommand} for each command.
 */
final class Account {

    private final String cache;
    private final MeterRegistry metrics;
    private final Event<CacheCommand> commands;

    Account(String cache, MeterRegistry metrics, Event<CacheCommand> commands) {
        this.cache = cache;
        this.metrics = metrics;
        this.commands = commands;
        // So that what has not happened yet reads 0.
        for (Happening happening : Happening.values()) {
            metrics.counter(happening.metric, "cache", cache);
        }
    }

    /** What is counted. */
    enum Happening {
        /** A value was there, or its absence. */
        HIT("cache.hits"),
        MISS("cache.misses"),
        /** A value was computed. */
        LOAD("cache.loads"),
        /** A request waited for what another one computes. */
        WAIT("cache.waits"),
        /** Redis did not answer a command. */
        ERROR("cache.errors"),
        /** A change was reported to its client before Redis had confirmed the removal. */
        UNCONFIRMED("cache.invalidations.unconfirmed");

        final String metric;

        Happening(String metric) {
            this.metric = metric;
        }
    }

    void count(Happening happening) {
        metrics.counter(happening.metric, "cache", cache).increment();
    }

    /** Tells of a command when its reply is there. */
    <T> Uni<T> keep(String command, Supplier<Uni<T>> send, Function<T, String> result) {
        long sent = System.nanoTime();
        return send.get()
                .onItem()
                .invoke(reply -> tell(command, sent, result.apply(reply)))
                .onFailure()
                .invoke(
                        failure -> {
                            count(Happening.ERROR);
                            tell(command, sent, "error");
                        });
    }

    /** Reports a removal that Redis has confirmed, or has not yet. */
    void keepRemoval(BooleanSupplier perform) {
        long sent = System.nanoTime();
        boolean confirmed = perform.getAsBoolean();
        if (!confirmed) {
            count(Happening.UNCONFIRMED);
        }
        tell("DEL", sent, confirmed ? "done" : "unconfirmed");
    }

    private void tell(String command, long sent, String result) {
        Duration time = Duration.ofNanos(System.nanoTime() - sent);
        commands.fire(new CacheCommand(cache, command, time, result));
    }
}
