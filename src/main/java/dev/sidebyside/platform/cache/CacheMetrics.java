package dev.sidebyside.platform.cache;

import dev.sidebyside.platform.cache.RedisStore.Lookup;
import dev.sidebyside.platform.cache.RedisStore.State;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Records what one cache does: as counters {@code cache.…} that are tagged with its name, and as a
 * {@link CacheCommand} for each command.
 */
public final class CacheMetrics {

    /**
     * A Redis command that was sent for a request, alone or with others that share it. Fired as a
     * CDI event within that request.
     *
     * @param cache its name
     * @param command such as {@code MGET}
     * @param time that the request waited
     * @param result {@code hit} or {@code miss} of a lookup, {@code done} of anything else, {@code
     *     unconfirmed} of a removal that is repeated in the background, {@code error} if it failed
     *     or got no reply in time
     */
    public record CacheCommand(String cache, String command, Duration time, String result) {}

    /** What is counted. */
    enum Count {
        /** A request found a value, or found that none exists. */
        HIT("cache.hits"),
        MISS("cache.misses"),
        /** A computation started. */
        LOAD("cache.loads"),
        /** A request waited for a computation that another one had started. */
        WAIT("cache.waits"),
        /** A read or store failed, or got no reply in time. */
        ERROR("cache.errors"),
        /** A change was reported to its client before Redis had confirmed the removal. */
        UNCONFIRMED("cache.invalidations.unconfirmed");

        private final String metric;

        Count(String metric) {
            this.metric = metric;
        }
    }

    private final String cache;
    private final Event<CacheCommand> commands;
    private final Map<Count, Counter> counters = new EnumMap<>(Count.class);

    CacheMetrics(String cache, MeterRegistry registry, Event<CacheCommand> commands) {
        this.cache = cache;
        this.commands = commands;
        for (Count count : Count.values()) {
            counters.put(count, registry.counter(count.metric, "cache", cache));
        }
    }

    void count(Count count) {
        counters.get(count).increment();
    }

    /** Sends a command, and reports it when its reply arrives. */
    <T> Future<T> record(String command, Supplier<Future<T>> send, Function<T, String> result) {
        long sent = System.nanoTime();
        return send.get()
                .onComplete(
                        done -> {
                            if (done.failed()) {
                                count(Count.ERROR);
                            }
                            report(
                                    command,
                                    sent,
                                    done.failed() ? "error" : result.apply(done.result()));
                        });
    }

    /** Reports a lookup, and completes as unreachable if it fails. */
    <V> Future<Lookup<V>> recordLookup(String command, Supplier<Future<Lookup<V>>> lookup) {
        return record(command, lookup, found -> found.isFound() ? "hit" : "miss")
                .otherwise(Lookup.of(State.UNREACHABLE));
    }

    /** Reports a removal that Redis has confirmed, or has not yet. */
    void recordRemoval(BooleanSupplier removal) {
        long began = System.nanoTime();
        boolean confirmed = removal.getAsBoolean();
        if (!confirmed) {
            count(Count.UNCONFIRMED);
        }
        report("DEL", began, confirmed ? "done" : "unconfirmed");
    }

    private void report(String command, long began, String result) {
        Duration time = Duration.ofNanos(System.nanoTime() - began);
        commands.fire(new CacheCommand(cache, command, time, result));
    }
}
