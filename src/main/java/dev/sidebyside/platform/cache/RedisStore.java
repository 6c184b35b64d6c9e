package dev.sidebyside.platform.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sidebyside.platform.cache.Caches.Codec;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What one cache keeps in Redis: the names of its keys, and the commands that need no lease.
 *
 * <p>An entry has two keys of its own, the value and the lease of its computation. It shares two
 * with its bucket: the last name known to have no value, and the generation, a UUID that every
 * stored value begins with. The bucket is the hash tag of all four, so a Redis Cluster keeps them
 * on one node. A new generation invalidates the whole bucket.
 */
record RedisStore<V>(String name, Codec<V> codec, Duration timeToLive) {

    /** Keeps the caches apart from whatever else lives in the same Redis. */
    static final String PREFIX = "side-by-side:";

    private static final String GENERATION = "generation";
    private static final int BUCKETS = 1024;

    /**
     * What is known about a key.
     *
     * @param lease the right to store a value, if it was granted
     */
    record Lookup<V>(State state, Optional<V> value, Optional<String> lease) {

        static <V> Lookup<V> of(State state) {
            return new Lookup<>(state, Optional.empty(), Optional.empty());
        }

        boolean isFound() {
            return state == State.FOUND;
        }
    }

    enum State {
        /** There is a value, or it is known that there is none. */
        FOUND,
        MISSING,
        UNREACHABLE,
        /** Redis may hold an old value, since it has not confirmed a removal. */
        OUTDATED
    }

    Request findCommand(String key) {
        return Request.cmd(Command.MGET, generationKey(key), valueKey(key), absentKey(key));
    }

    /**
     * @param reply the generation, the value and the last absent name, each of which may be
     *     missing; perhaps a lease
     */
    Lookup<V> read(String key, Response reply) {
        Optional<V> value = content(reply.get(0), reply.get(1)).map(codec::decode);
        var absent = content(reply.get(0), reply.get(2)).map(name -> new String(name, UTF_8));
        boolean found = value.isPresent() || absent.filter(key::equals).isPresent();
        var lease = Optional.ofNullable(reply.size() > 3 ? reply.get(3).toString() : null);
        return new Lookup<>(found ? State.FOUND : State.MISSING, value, lease);
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

    /** Removes a value, and the right to store one that is being computed. */
    Request removeCommand(String key) {
        return Request.cmd(Command.DEL, valueKey(key), absentKey(key), leaseKey(key));
    }

    /** Invalidates everything in all caches; the memory is freed when its time to live ends. */
    static Request clearCommand() {
        var generations = IntStream.range(0, BUCKETS).mapToObj(hash -> bucket(hash) + GENERATION);
        return Request.cmd(Command.DEL, generations.toArray());
    }

    String generationKey(String key) {
        return bucket(key.hashCode()) + GENERATION;
    }

    String valueKey(String key) {
        return bucket(key.hashCode()) + name + ":value:" + key;
    }

    /**
     * One per bucket: requests for invented keys overwrite each other, so they cannot fill the
     * memory.
     */
    String absentKey(String key) {
        return bucket(key.hashCode()) + name + ":absent";
    }

    String leaseKey(String key) {
        return bucket(key.hashCode()) + name + ":lease:" + key;
    }

    private static String bucket(int hash) {
        return PREFIX + "{" + Math.floorMod(hash, BUCKETS) + "}:";
    }
}
