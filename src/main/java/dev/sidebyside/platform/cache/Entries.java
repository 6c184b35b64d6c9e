package dev.sidebyside.platform.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sidebyside.platform.cache.Lookup.State;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a cache keeps in Redis, below its {@link Keys}: values, leases of those who compute one, and
 * which values do not exist.
 *
 * <p>No method fails: a Redis that does not answer is one of the results.
 */
final class Entries<V> {

    /** Absence ends sooner than a value: nobody invalidates what does not exist yet. */
    private static final int ABSENT_SHARE = 10;

    private final RedisCommands redis;
    private final Invalidations invalidations;
    private final Account account;
    private final Keys keys;
    private final Codec<V> codec;
    private final Duration timeToLive;
    private final Duration timeOfAbsence;
    private final Duration lease;

    Entries(
            RedisCommands redis,
            Invalidations invalidations,
            Account account,
            Keys keys,
            Codec<V> codec,
            Duration timeToLive,
            Duration lease) {
        this.redis = redis;
        this.invalidations = invalidations;
        this.account = account;
        this.keys = keys;
        this.codec = codec;
        this.timeToLive = timeToLive;
        this.timeOfAbsence = timeToLive.dividedBy(ABSENT_SHARE);
        this.lease = lease;
    }

    /** Found, missing or unreachable. */
    Uni<Lookup<V>> find(String key) {
        Request mget = Request.cmd(Command.MGET).arg(keys.value(key)).arg(keys.absent(key));
        return lookup("MGET", () -> redis.send(mget), reply -> read(key, reply));
    }

    /** Found, leased to the holder of this token, busy or unreachable. */
    Uni<Lookup<V>> findOrLease(String key, String token) {
        Request script =
                Script.FIND_OR_LEASE
                        .on(keys.value(key), keys.absent(key), keys.lease(key))
                        .arg(key)
                        .arg(token)
                        .arg(lease.toMillis());
        return lookup(
                "EVAL find or lease",
                () -> redis.send(script, late -> releaseUnused(key, token, late)),
                this::readOrLeased);
    }

    /** A lease that Redis grants after its request went on without it would hold up the others. */
    private void releaseUnused(String key, String token, Response late) {
        if (readOrLeased(late).is(State.LEASED)) {
            release(key, token).subscribe().with(released -> {});
        }
    }

    /** True if the lease was still ours: nobody has invalidated the value or overtaken us. */
    Uni<Boolean> store(String key, String token, Optional<V> value) {
        Request script =
                value.isPresent()
                        ? store(keys.value(key), key, token, codec.encode(value.get()), timeToLive)
                        : store(keys.absent(key), key, token, key.getBytes(UTF_8), timeOfAbsence);
        return account.keep("EVAL store", () -> redis.send(script), reply -> "done")
                .map(reply -> reply.toInteger() == 1)
                .onFailure()
                .recoverWithItem(false);
    }

    private Request store(String place, String key, String token, byte[] value, Duration time) {
        return Script.STORE
                .on(place, keys.lease(key))
                .arg(token)
                .arg(value)
                .arg(Keys.jitteredMillis(time));
    }

    /** Lets the next one compute, if the lease is still ours. */
    Uni<Void> release(String key, String token) {
        Request script = Script.RELEASE.on(keys.lease(key)).arg(token);
        return account.keep("EVAL release", () -> redis.send(script), reply -> "done")
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    /** Removes the value, and the right to store one that is being computed. Blocks. */
    void remove(String key) {
        Request del =
                Request.cmd(Command.DEL)
                        .arg(keys.value(key))
                        .arg(keys.absent(key))
                        .arg(keys.lease(key));
        account.keepRemoval(() -> invalidations.perform(keys.value(key), del));
    }

    /** Whether a value may be there that Redis has not confirmed to have removed. */
    boolean mayBeOld(String key) {
        return invalidations.isUnconfirmed(keys.value(key));
    }

    private Uni<Lookup<V>> lookup(
            String command, Supplier<Uni<Response>> send, Function<Response, Lookup<V>> read) {
        return account.keep(
                        command,
                        () -> send.get().map(read),
                        found -> found.is(State.FOUND) ? "hit" : "miss")
                .onFailure()
                .recoverWithItem(() -> Lookup.of(State.UNREACHABLE));
    }

    private Lookup<V> read(String key, Response reply) {
        if (reply.get(0) != null) {
            return Lookup.found(Optional.of(codec.decode(reply.get(0).toBytes())));
        }
        boolean absent = reply.get(1) != null && reply.get(1).toString().equals(key);
        return absent ? Lookup.found(Optional.empty()) : Lookup.of(State.MISSING);
    }

    private Lookup<V> readOrLeased(Response reply) {
        return switch (reply.get(0).toString()) {
            case "found" -> Lookup.found(Optional.of(codec.decode(reply.get(1).toBytes())));
            case "absent" -> Lookup.found(Optional.empty());
            case "leased" -> Lookup.of(State.LEASED);
            default -> Lookup.of(State.BUSY);
        };
    }
}
