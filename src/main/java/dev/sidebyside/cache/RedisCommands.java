package dev.sidebyside.cache;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends commands to Redis. How long a command waits is not decided by a clock of its own but by
 * {@link RedisWatch}: for as long as Redis answers at all.
 */
@ApplicationScoped
class RedisCommands {

    /** A command was not sent, or waits no longer, since Redis does not answer anything. */
    static final class RedisSilentException extends RuntimeException {
        RedisSilentException() {
            super("Redis does not answer", null, false, false);
        }
    }

    private final Redis redis;
    private final RedisWatch watch;
    private final Vertx vertx;
    private final Set<UniEmitter<? super Response>> waiting = ConcurrentHashMap.newKeySet();

    RedisCommands(Redis redis, RedisWatch watch, Vertx vertx) {
        this.redis = redis;
        this.watch = watch;
        this.vertx = vertx;
        watch.onSilence(() -> waiting.forEach(RedisCommands::giveUp));
    }

    /** Fails at once while Redis is silent, and as soon as it falls silent. */
    Uni<Response> send(Request command) {
        Home home = Home.of(vertx);
        return Uni.createFrom().<Response>emitter(reply -> send(command, reply)).emitOn(home);
    }

    private void send(Request command, UniEmitter<? super Response> reply) {
        waiting.add(reply);
        if (watch.isSilent()) {
            waiting.remove(reply);
            giveUp(reply);
            return;
        }
        redis.send(command)
                .onTermination()
                .invoke(() -> waiting.remove(reply))
                .subscribe()
                .with(reply::complete, reply::fail);
    }

    private static void giveUp(UniEmitter<? super Response> reply) {
        reply.fail(new RedisSilentException());
    }

    /** Waits for as long as the connection lives: for what must be done, sooner or later. */
    Uni<Response> sendInAnyCase(Request command) {
        return redis.send(command);
    }
}
