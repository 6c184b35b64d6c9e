package dev.sidebyside.platform.cache;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Sends commands to Redis. A command has no timeout of its own: it waits until {@link RedisWatch}
 * judges Redis silent.
 */
@ApplicationScoped
class RedisCommands {

    /** A command was not sent, or waits no longer, because Redis is silent. */
    static final class RedisSilentException extends RuntimeException {
        RedisSilentException() {
            super("Redis does not respond", null, false, false);
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
        watch.onSilence(() -> waiting.forEach(this::giveUp));
    }

    /** Fails at once while Redis is silent, and as soon as it falls silent. */
    Uni<Response> send(Request command) {
        return send(command, late -> {});
    }

    /**
     * As {@link #send(Request)}.
     *
     * @param tooLate gets the reply that comes after the command was given up: Redis has carried it
     *     out all the same
     */
    Uni<Response> send(Request command, Consumer<Response> tooLate) {
        Home home = Home.of(vertx);
        return Uni.createFrom()
                .<Response>emitter(reply -> send(command, reply, tooLate))
                .emitOn(home);
    }

    private void send(
            Request command, UniEmitter<? super Response> caller, Consumer<Response> tooLate) {
        waiting.add(caller);
        if (watch.isSilent()) {
            giveUp(caller);
            return;
        }
        redis.send(command)
                // The pool may lend a connection just as its idle timeout closes it: that says
                // nothing about Redis, and each command here may be carried out twice.
                .onFailure()
                .retry()
                .atMost(1)
                .subscribe()
                .with(
                        reply -> {
                            if (waiting.remove(caller)) {
                                caller.complete(reply);
                            } else {
                                tooLate.accept(reply);
                            }
                        },
                        failure -> {
                            waiting.remove(caller);
                            caller.fail(failure);
                        });
    }

    private void giveUp(UniEmitter<? super Response> caller) {
        if (waiting.remove(caller)) {
            caller.fail(new RedisSilentException());
        }
    }

    /**
     * Waits for as long as the connection lives, which {@code quarkus.redis.tcp.read-idle-timeout}
     * bounds: for what must be done sooner or later.
     */
    Uni<Response> sendInAnyCase(Request command) {
        return redis.send(command);
    }
}
