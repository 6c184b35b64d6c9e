package dev.sidebyside.platform.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sidebyside.platform.cache.RedisStore.Lookup;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * The leases of one cache. The holder of a key's lease computes its value, while the other
 * instances wait. A lease begins with the generation under which it was granted.
 *
 * @param duration after which another instance may have the lease
 */
record Leases<V>(
        RedisStore<V> entries, RedisCommands redis, CacheMetrics metrics, Duration duration) {

    /** KEYS generation, value, absent, lease; ARGV key, a UUID, milliseconds. */
    private static final String FIND_OR_LEASE =
            """
            redis.call('SET', KEYS[1], ARGV[2], 'NX')
            local generation, value, absent, lease = unpack(redis.call('MGET', unpack(KEYS)))
            local mine = generation .. ARGV[2]
            if value and value:sub(1, #generation) == generation or
                absent == generation .. ARGV[1] or
                lease and lease:sub(1, #generation) == generation and lease ~= mine then
                return {generation, value, absent}
            end
            redis.call('SET', KEYS[4], mine, 'PX', ARGV[3])
            return {generation, false, false, mine}
            """;

    /** KEYS generation, value or absent, lease; ARGV lease, value, milliseconds to live. */
    private static final String STORE =
            """
            if redis.call('GET', KEYS[3]) ~= ARGV[1] then return 0 end
            redis.call('DEL', KEYS[3])
            local generation = redis.call('GET', KEYS[1])
            if not generation or ARGV[1]:sub(1, #generation) ~= generation then return 0 end
            redis.call('SET', KEYS[2], generation .. ARGV[2], 'PX', ARGV[3])
            return 1
            """;

    /** KEYS lease; ARGV lease. */
    private static final String RELEASE =
            "if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end";

    /** The value was current at asOf: when its computation began, or when Redis stored it. */
    record Result<V>(Optional<V> value, long asOf) {

        boolean isCurrentFor(long arrived) {
            return arrived - asOf <= 0;
        }
    }

    /**
     * Finds the value, or else a lease. With neither, the caller of another token has the lease.
     */
    Future<Lookup<V>> findOrLease(String key, String token) {
        Request eval = Request.cmd(Command.EVAL).arg(FIND_OR_LEASE).arg(4);
        eval.arg(entries.generationKey(key)).arg(entries.valueKey(key)).arg(entries.absentKey(key));
        eval.arg(entries.leaseKey(key)).arg(key).arg(token).arg(duration.toMillis());
        // A lease that arrives late is not used: without its release, others would wait for it.
        Consumer<Response> late =
                reply -> entries.read(key, reply).lease().ifPresent(it -> release(key, it));
        return metrics.recordLookup(
                "EVAL find or lease",
                () -> redis.send(eval, late).map(reply -> entries.read(key, reply)));
    }

    /**
     * Stores a value, unless something has removed or overtaken the lease. A stored value is as of
     * now: nothing has changed since the lease was granted.
     */
    Future<Result<V>> store(String key, String lease, Result<V> computed) {
        var current = new Result<>(computed.value, System.nanoTime());
        Optional<V> value = computed.value;
        // Not all at once: values that are stored together must not expire together.
        double jitter = ThreadLocalRandom.current().nextDouble(0.9, 1.1);
        // Absence ends sooner: nobody invalidates what does not exist yet.
        double millis = entries.timeToLive().toMillis() * jitter / (value.isPresent() ? 1 : 10);
        byte[] bytes = value.map(entries.codec()::encode).orElse(key.getBytes(UTF_8));
        Request eval = Request.cmd(Command.EVAL).arg(STORE).arg(3).arg(entries.generationKey(key));
        eval.arg(value.isPresent() ? entries.valueKey(key) : entries.absentKey(key));
        eval.arg(entries.leaseKey(key)).arg(lease).arg(bytes).arg(Math.max(1, Math.round(millis)));
        return metrics.record("EVAL store", () -> redis.send(eval, late -> {}), x -> "done")
                .map(stored -> stored.toInteger() == 1 ? current : computed)
                .otherwise(computed);
    }

    void release(String key, String lease) {
        Request eval = Request.cmd(Command.EVAL, RELEASE, 1, entries.leaseKey(key), lease);
        metrics.record("EVAL release", () -> redis.send(eval, late -> {}), x -> "done");
    }
}
