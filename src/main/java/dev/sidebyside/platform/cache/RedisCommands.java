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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends commands to Redis on one open connection, without waiting for the replies to earlier ones.
 * A command has no timeout of its own: it fails when {@link RedisCircuitBreaker} opens the circuit.
 */
@ApplicationScoped
class RedisCommands {

    private static final String NO_REPLY = "Redis does not respond";
    private static final Future<RedisConnection> NONE = failedFuture(NO_REPLY);
    private final Redis redis;
    private final Vertx vertx;
    private final RedisClientType type;
    private final int maxPending;
    private volatile boolean circuitOpen;

    /** One for each command that waits for its reply. */
    private final Set<Runnable> pending = ConcurrentHashMap.newKeySet();

    /** The connection in use, or being opened; failed while there is none. */
    private final AtomicReference<Future<RedisConnection>> current = new AtomicReference<>(NONE);

    RedisCommands(
            io.vertx.mutiny.redis.client.Redis redis,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.redis.client-type") RedisClientType type,
            @ConfigProperty(name = "quarkus.redis.max-waiting-handlers") int capacity) {
        this.redis = redis.getDelegate();
        this.vertx = vertx;
        this.type = type;
        this.maxPending = capacity / 2; // The other half is for removals and PINGs.
    }

    /**
     * Fails at once while the circuit is open or too many commands wait, and as soon as the circuit
     * opens. If the connection ends, the command is sent once more: it may be carried out twice.
     *
     * @param late receives a reply that arrives after that: Redis has carried out the command
     */
    Future<Response> send(Request command, Consumer<Response> late) {
        Context context = vertx.getOrCreateContext();
        Promise<Response> reply = Promise.promise();
        Runnable giveUp = () -> context.runOnContext(ignored -> reply.tryFail(NO_REPLY));
        pending.add(giveUp);
        if (circuitOpen || pending.size() > maxPending) {
            pending.remove(giveUp);
            return failedFuture(NO_REPLY);
        }
        write(connect(), command)
                .recover(f -> f instanceof ErrorType ? failedFuture(f) : write(connect(), command))
                .onComplete(done -> pending.remove(giveUp))
                .onFailure(reply::tryFail)
                .onSuccess(
                        result -> {
                            if (!reply.tryComplete(result)) {
                                late.accept(result);
                            }
                        });
        return reply.future();
    }

    /**
     * Is sent even if the circuit is open, and waits for as long as the connection lives. Fails if
     * another connection is in use when the reply arrives: it may come from a former master.
     */
    Future<Response> sendWithoutBreaker(Request command) {
        Future<RedisConnection> used = connect();
        return write(used, command)
                .compose(r -> used == current.get() ? succeededFuture(r) : failedFuture(NO_REPLY));
    }

    private Future<Response> write(Future<RedisConnection> used, Request command) {
        // An open one is used at once, on this thread.
        Future<Response> reply =
                used.succeeded()
                        ? used.result().send(command)
                        : used.compose(opened -> opened.send(command));
        return reply.onFailure(
                failure -> {
                    if (!(failure instanceof ErrorType)) {
                        current.compareAndSet(used, NONE);
                    }
                });
    }

    /** Without a lock: the client holds one of its own when it reports that a connection ended. */
    private Future<RedisConnection> connect() {
        Future<RedisConnection> used = current.get();
        Promise<RedisConnection> opening = Promise.promise();
        if (used.failed() && current.compareAndSet(used, opening.future())) {
            redis.connect().onComplete(opening);
        }
        return current.get();
    }

    /** Gives up the connection, which then ends when nothing arrives on it. */
    void reconnect() {
        current.set(NONE);
    }

    /** Succeeds if the master responds; in a cluster, if every master does. */
    Future<?> ping() {
        return switch (type) {
            // The client sends PING to any node, and this to each master.
            case CLUSTER -> sendWithoutBreaker(Request.cmd(Command.DBSIZE));
            case SENTINEL ->
                    sendWithoutBreaker(Request.cmd(Command.ROLE))
                            .compose(RedisCommands::requireMaster);
            default -> sendWithoutBreaker(Request.cmd(Command.PING));
        };
    }

    /** After a failover, a connection may lead to a master that has become a replica. */
    private static Future<Void> requireMaster(Response role) {
        boolean isMaster = role.get(0).toString().equals("master");
        return isMaster ? succeededFuture() : failedFuture("connected to a replica");
    }

    /** Until the circuit is closed, commands fail at once. Those that wait fail now. */
    void openCircuit() {
        circuitOpen = true;
        pending.forEach(Runnable::run);
    }

    void closeCircuit() {
        circuitOpen = false;
    }
}
