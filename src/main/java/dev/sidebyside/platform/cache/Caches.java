package dev.sidebyside.platform.cache;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.platform.cache.CacheMetrics.CacheCommand;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Creates caches, and clears all of them. */
@ApplicationScoped
public class Caches {

    @Inject RedisCommands redis;
    @Inject Removals removals;
    @Inject MeterRegistry registry;
    @Inject Event<CacheCommand> commands;
    @Inject Vertx vertx;

    @ConfigProperty(name = "sidebyside.cache.lease")
    Duration lease;

    @ConfigProperty(name = "sidebyside.cache.enabled")
    boolean enabled;

    /**
     * How a value is written to Redis and read back. A codec never reads what a cache of another
     * name or version has written.
     *
     * @param <V> the value
     */
    public interface Codec<V> {

        /** Bytes that are ready to be sent: a hit costs one round trip to Redis. */
        Codec<byte[]> BYTES = of(Function.identity(), Function.identity());

        byte[] encode(V value);

        V decode(byte[] stored);

        static <V> Codec<V> of(Function<V, byte[]> encode, Function<byte[], V> decode) {
            return new Codec<>() {
                @Override
                public byte[] encode(V value) {
                    return encode.apply(value);
                }

                @Override
                public V decode(byte[] stored) {
                    return decode.apply(stored);
                }
            };
        }

        /** A value that the program works with: each hit parses it. */
        static <V> Codec<V> json(ObjectMapper mapper, Class<V> type) {
            return of(
                    Unchecked.function(mapper::writeValueAsBytes),
                    Unchecked.function(stored -> mapper.readValue(stored, type)));
        }
    }

    /**
     * Creates a cache. Call it once per name.
     *
     * @param name for the keys and the metrics
     * @param version of the codec's format: values of other versions are not read
     * @param timeToLive of a value, ± 10 %. That a key has no value is kept for a tenth of it
     */
    public <V> Cache<V> named(String name, int version, Duration timeToLive, Codec<V> codec) {
        var store = new RedisStore<>(name + ":" + version, codec, timeToLive);
        return new Cache<>(this, store, new CacheMetrics(name, registry, commands));
    }

    /** Removes everything from all caches, on all instances: when all data were replaced. */
    public void clear() {
        removals.removeEverything();
    }

    /** As {@link #clear}, unless the caches were filled from the data with this id. */
    public void clearIfDataChanged(String id) {
        removals.removeEverythingIfDataChanged(id);
    }
}
