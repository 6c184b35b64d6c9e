package dev.sidebyside.platform.cache;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Request;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes caches. */
@ApplicationScoped
public class Caches {

    /** Apart from whatever else lives in the same Redis. */
    private static final String PREFIX = "side-by-side:";

    private static final String DATA = PREFIX + "data";

    private final RedisCommands redis;
    private final Invalidations invalidations;
    private final MeterRegistry metrics;
    private final Event<CacheCommand> commands;
    private final Vertx vertx;
    private final Duration lease;
    private final boolean enabled;

    Caches(
            RedisCommands redis,
            Invalidations invalidations,
            MeterRegistry metrics,
            Event<CacheCommand> commands,
            Vertx vertx,
            @ConfigProperty(name = "sidebyside.cache.lease") Duration lease,
            @ConfigProperty(name = "sidebyside.cache.enabled") boolean enabled) {
        this.redis = redis;
        this.invalidations = invalidations;
        this.metrics = metrics;
        this.commands = commands;
        this.vertx = vertx;
        this.lease = lease;
        this.enabled = enabled;
    }

    /**
     * A cache of its own; make each but once.
     *
     * @param name for the keys and the metrics
     * @param version of the value's shape: raise it with every change to what the codec writes, so
     *     that a deployment never reads what the one before it wrote
     * @param timeToLive of a value, give or take a tenth; that a value does not exist is kept for a
     *     tenth of it
     */
    public <V> Cache<V> named(String name, int version, Duration timeToLive, Codec<V> codec) {
        Account account = new Account(name, metrics, commands);
        Keys keys = new Keys(PREFIX + name + ":" + version + ":");
        Entries<V> entries =
                new Entries<>(redis, invalidations, account, keys, codec, timeToLive, lease);
        // Twice, because somebody else may overtake a holder that died, and is waited for then.
        Duration patience = lease.multipliedBy(2);
        return new Cache<>(
                entries,
                new Computations<>(entries, account, vertx, patience),
                account,
                vertx,
                enabled);
    }

    /**
     * Removes everything from all caches, on all instances. For when the data were replaced as a
     * whole: it goes through all keys, and Redis does nothing else meanwhile.
     */
    public void clear() {
        invalidations.perform(Invalidations.EVERYTHING, clearAll());
    }

    /**
     * As {@link #clear}, unless the caches were filled from these data.
     *
     * @param data any name that changes whenever the data are replaced as a whole
     */
    public void belongTo(String data) {
        invalidations.perform(
                Invalidations.DATA, Script.CLEAR_UNLESS.on(DATA).arg(PREFIX + "*").arg(data));
    }

    /** The command that removes all keys of all caches. */
    static Request clearAll() {
        return Script.CLEAR.on().arg(PREFIX + "*");
    }
}
