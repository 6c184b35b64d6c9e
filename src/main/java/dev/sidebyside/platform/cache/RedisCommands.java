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

    /** In use, or being opened; failed while there is none. */
    private volatile Future<RedisConnection> connection = failedFuture(SILENT);

    RedisCommands(
            io.vertx.mutiny.redis.client.Redis redis,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.redis.client-type") RedisClientType type) {
        this.redis = redis.getDelegate();
        this.vertx = vertx;
        this.type = type;
    }

    /**
     * Fails at once while Redis is silent, and as soon as it falls silent. If the connection ends,
     * the command is sent once more: it may be carried out twice.
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
        attempt(connect(), command)
                .recover(
                        f -> f instanceof ErrorType ? failedFuture(f) : attempt(connect(), command))
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
     * Waits for as long as the connection lives, for what must be done sooner or later. Fails if
     * another connection is in use when the reply arrives: it may come from a former master.
     */
    Future<Response> sendInAnyCase(Request command) {
        Future<RedisConnection> used = connect();
        return attempt(used, command)
                .compose(r -> used == connection ? succeededFuture(r) : failedFuture(SILENT));
    }

    private Future<Response> attempt(Future<RedisConnection> used, Request command) {
        // An open one is used at once, on this thread.
        Future<Response> reply =
                used.succeeded()
                        ? used.result().send(command)
                        : used.compose(opened -> opened.send(command));
        return reply.onFailure(failure -> drop(used, failure));
    }

    private synchronized Future<RedisConnection> connect() {
        if (connection.failed()) {
            connection = redis.connect();
        }
        return connection;
    }

    private synchronized void drop(Future<RedisConnection> used, Throwable failure) {
        if (connection == used && !(failure instanceof ErrorType)) {
            reconnect();
        }
    }

    /** Gives up the connection, which then ends when nothing arrives on it. */
    synchronized void reconnect() {
        connection = failedFuture(SILENT);
    }

    /**
     * Succeeds if Redis responds: in a cluster every master, and behind a Sentinel the current one.
     */
    Future<?> ping() {
        return switch (type) {
            // The client sends PING to any node, and this to each master.
            case CLUSTER -> sendInAnyCase(Request.cmd(Command.DBSIZE));
            case SENTINEL ->
                    sendInAnyCase(Request.cmd(Command.ROLE)).compose(RedisCommands::requireMaster);
            default -> sendInAnyCase(Request.cmd(Command.PING));
        };
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
