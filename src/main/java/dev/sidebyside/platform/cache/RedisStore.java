package dev.sidebyside.platform.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sidebyside.platform.cache.Lookup.State;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * What one cache keeps in Redis, and the commands that read and change it.
 *
 * <p>An entry has two keys of its own, the value and the lease of its computation. It shares two
 * with its bucket: the last name known to have no value, and the generation, a UUID that every
 * stored value begins with. The bucket is the hash tag of all four, so a Redis Cluster keeps them
 * on one node. A new generation invalidates the whole bucket.
 */
record RedisStore<V>(String name, Codec<V> codec, Duration timeToLive, Duration lease) {

    /** Keeps the caches apart from whatever else lives in the same Redis. */
    static final String PREFIX = "side-by-side:";

    private static final int BUCKETS = 1024;

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

    Request find(String key) {
        return Request.cmd(Command.MGET, generation(key.hashCode()), value(key), absent(key));
    }

    /** Replies the value, a lease, or nothing: then the caller of another token has the lease. */
    Request findOrLease(String key, String token) {
        Request eval = Request.cmd(Command.EVAL).arg(FIND_OR_LEASE).arg(4);
        return eval.arg(generation(key.hashCode()))
                .arg(value(key))
                .arg(absent(key))
                .arg(lease(key))
                .arg(key)
                .arg(token)
                .arg(lease.toMillis());
    }

    Lookup<V> read(String key, Response reply) {
        Optional<byte[]> value = content(reply.get(0), reply.get(1));
        Optional<byte[]> absent = content(reply.get(0), reply.get(2));
        boolean isAbsent = absent.filter(name -> key.equals(new String(name, UTF_8))).isPresent();
        var lease = Optional.ofNullable(reply.size() > 3 ? reply.get(3) : null);
        return new Lookup<>(
                value.isPresent() || isAbsent ? State.FOUND : State.MISSING,
                value.map(codec::decode),
                lease.map(Response::toString));
    }

    /** What follows the generation, unless it is of another one. */
    private static Optional<byte[]> content(Response generation, Response stored) {
        if (generation == null || stored == null) {
            return Optional.empty();
        }
        byte[] prefix = generation.toBytes();
        byte[] bytes = stored.toBytes();
        return Arrays.equals(prefix, Arrays.copyOf(bytes, prefix.length))
                ? Optional.of(Arrays.copyOfRange(bytes, prefix.length, bytes.length))
                : Optional.empty();
    }

    /** Replies 1 if the lease was still valid: nothing has removed or overtaken the value. */
    Request store(String key, String granted, Optional<V> value) {
        // Not all at once: values that are stored together must not expire together.
        double jitter = ThreadLocalRandom.current().nextDouble(0.9, 1.1);
        // Absence ends sooner: nobody invalidates what does not exist yet.
        double millis = timeToLive.toMillis() * jitter / (value.isPresent() ? 1 : 10);
        String place = value.isPresent() ? value(key) : absent(key);
        String generation = generation(key.hashCode());
        Object stored = value.<Object>map(codec::encode).orElse(key);
        long time = Math.max(1, Math.round(millis));
        return Request.cmd(
                Command.EVAL, STORE, 3, generation, place, lease(key), granted, stored, time);
    }

    Request release(String key, String granted) {
        return Request.cmd(Command.EVAL, RELEASE, 1, lease(key), granted);
    }

    /** Removes a value, and the right to store one that is being computed. */
    Request remove(String key) {
        return Request.cmd(Command.DEL, value(key), absent(key), lease(key));
    }

    /** Invalidates everything in all caches; the memory is freed when its time to live ends. */
    static Request clear() {
        var generations = IntStream.range(0, BUCKETS).mapToObj(RedisStore::generation);
        return Request.cmd(Command.DEL, generations.toArray());
    }

    private static String bucket(int hash) {
        return PREFIX + "{" + Math.floorMod(hash, BUCKETS) + "}:";
    }

    private static String generation(int hash) {
        return bucket(hash) + "generation";
    }

    String value(String key) {
        return bucket(key.hashCode()) + name + ":value:" + key;
    }

    /** One a bucket: requests for invented names cannot fill the memory, they evict each other. */
    private String absent(String key) {
        return bucket(key.hashCode()) + name + ":absent";
    }

    private String lease(String key) {
        return bucket(key.hashCode()) + name + ":lease:" + key;
    }
}
