package dev.sidebyside.platform.cache;

import static io.vertx.core.Future.failedFuture;
import static io.vertx.core.Future.succeededFuture;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends commands to Redis on one connection that is kept open, without waiting for the reply to the
 * command before. A command has no timeout of its own: it waits until {@link RedisWatch} judges
 * Redis silent.
 */
@ApplicationScoped
class RedisCommands {

    private static final String SILENT = "Redis does not respond";
    private final Redis redis;
    private final Vertx vertx;
    private final RedisClientType type;

    /** One for each command that waits for its reply. */
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();

    private volatile boolean silent;

    /** Null while there is none. */
    private volatile RedisConnection connection;

    private Future<RedisConnection> connecting;

    RedisCommands(
            io.vertx.mutiny.redis.client.Redis redis,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.redis.client-type") RedisClientType type) {
        this.redis = redis.getDelegate();
        this.vertx = vertx;
        this.type = type;
    }

    /**
     * Fails at once while Redis is silent, and as soon as it falls silent.
     *
     * @param late receives a reply that arrives after that: Redis has carried out the command
     */
    Future<Response> send(Request command, Consumer<Response> late) {
        Context context = vertx.getOrCreateContext();
        Promise<Response> reply = Promise.promise();
        Runnable giveUp = () -> context.runOnContext(ignored -> reply.tryFail(SILENT));
        waiting.add(giveUp);
        if (silent) {
            waiting.remove(giveUp);
            return failedFuture(SILENT);
        }
        sendInAnyCase(command)
                .onComplete(
                        done -> {
                            waiting.remove(giveUp);
                            if (done.failed()) {
                                reply.tryFail(done.cause());
                            } else if (!reply.tryComplete(done.result())) {
                                late.accept(done.result());
                            }
                        });
        return reply.future();
    }

    /**
     * Waits for as long as the connection lives, for what must be done sooner or later. If the
     * connection ends, the command is sent once more: it may be carried out twice.
     */
    Future<Response> sendInAnyCase(Request command) {
        return attempt(command)
                .recover(f -> f instanceof ErrorType ? failedFuture(f) : attempt(command));
    }

    private Future<Response> attempt(Request command) {
        RedisConnection current = connection;
        return (current == null ? connect().compose(c -> c.send(command)) : current.send(command))
                .onFailure(failure -> drop(current, failure));
    }

    private synchronized Future<RedisConnection> connect() {
        if (connection != null) {
            return succeededFuture(connection);
        }
        if (connecting == null || connecting.isComplete()) {
            connecting = redis.connect().onSuccess(opened -> connection = opened);
        }
        return connecting;
    }

    private synchronized void drop(RedisConnection used, Throwable failure) {
        if (connection == used && !(failure instanceof ErrorType)) {
            connection = null;
        }
    }

    /** Lets the next command open another connection. This one ends when nothing arrives on it. */
    synchronized void reconnect() {
        connection = null;
        connecting = null;
    }

    /**
     * Succeeds if Redis responds: in a cluster every master, and behind a Sentinel the current one.
     */
    Future<?> ping() {
        Future<?> pong =
                switch (type) {
                    // The client sends PING to any node, and this to each master.
                    case CLUSTER -> attempt(Request.cmd(Command.DBSIZE));
                    case SENTINEL ->
                            attempt(Request.cmd(Command.ROLE))
                                    .compose(RedisCommands::requireMaster);
                    default -> attempt(Request.cmd(Command.PING));
                };
        return pong.onFailure(failure -> reconnect());
    }

    /** After a failover, a connection may lead to a master that has become a replica. */
    private static Future<Void> requireMaster(Response role) {
        boolean isMaster = role.get(0).toString().equals("master");
        return isMaster ? succeededFuture() : failedFuture("connected to a replica");
    }

    /** While Redis is silent, commands fail at once; those that wait fail now. */
    void setSilent(boolean silent) {
        this.silent = silent;
        if (silent) {
            waiting.forEach(Runnable::run);
        }
    }
}
