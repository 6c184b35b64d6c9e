package dev.sidebyside.cache;

import io.quarkus.logging.Log;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Judges whether Redis answers, by a {@code PING} at a time on a connection of its own.
 *
 * <p>Redis is <em>silent</em> when {@link Silence} says so, or when it cannot be connected to. From
 * then on no command waits for it. After a second of silence it is <em>lost</em>, which is logged.
 * A Redis that replies to a {@code PING} within a second is never lost.
 */
@ApplicationScoped
class RedisWatch {

    private static final Duration LOST = Duration.ofSeconds(1);

    /** Between attempts on a Redis that refuses. */
    private static final Duration RETRY = Duration.ofMillis(100);

    private final Redis redis;
    private final Silence silence = new Silence();
    private volatile boolean silent;
    private volatile boolean lost;
    private volatile Runnable onSilence = () -> {};
    private Context context;
    private RedisConnection connection;
    private boolean stopped;
    private int failures;
    private long lastReply = System.nanoTime();
    private long nextAttempt = System.nanoTime();

    RedisWatch(io.vertx.mutiny.redis.client.Redis redis, Vertx vertx) {
        this.redis = redis.getDelegate();
        this.context = vertx.getOrCreateContext();
        scheduleTick();
    }

    /** Whether commands need not wait for a reply. */
    boolean isSilent() {
        return silent;
    }

    /** Whether Redis has been silent for a second or longer. */
    boolean isLost() {
        return lost;
    }

    /** Runs the action on an event loop each time that Redis falls silent. */
    void onSilence(Runnable action) {
        onSilence = action;
    }

    @PreDestroy
    synchronized void stop() {
        stopped = true;
    }

    private void scheduleTick() {
        context.runOnContext(
                ignored -> context.owner().setTimer(Silence.TICK.toMillis(), timer -> tick()));
    }

    private synchronized void tick() {
        if (stopped) {
            return;
        }
        long now = System.nanoTime();
        if (silence.isSilentAt(now)) {
            fallSilent();
        } else if (!silence.isWaiting() && now >= nextAttempt) {
            silence.sent(now);
            ping();
        }
        if (silent && !lost && now - lastReply >= LOST.toNanos()) {
            lost = true;
            Log.warn("Redis does not answer: the caches compute every value until it does");
        }
        scheduleTick();
    }

    private void ping() {
        if (connection == null) {
            redis.connect().onSuccess(this::connected).onFailure(this::failed);
        } else {
            connection
                    .send(Request.cmd(Command.PING))
                    .onSuccess(pong -> replied())
                    .onFailure(this::failed);
        }
    }

    private synchronized void connected(RedisConnection opened) {
        connection = opened;
        ping();
    }

    private synchronized void replied() {
        // The ticks go to the event loop that reads the replies: it is this one that may be busy.
        context = context.owner().getOrCreateContext();
        lastReply = System.nanoTime();
        silence.replied(lastReply);
        if (lost) {
            Log.info("Redis answers again");
        }
        silent = false;
        lost = false;
        failures = 0;
    }

    /** A connection may end by itself; twice in a row, Redis is gone or refuses. */
    private synchronized void failed(Throwable failure) {
        silence.failed();
        if (connection != null) {
            connection.close();
            connection = null;
        }
        if (++failures > 1) {
            nextAttempt = System.nanoTime() + RETRY.toNanos();
            fallSilent();
        }
    }

    private void fallSilent() {
        if (!silent) {
            silent = true;
            context.runOnContext(ignored -> onSilence.run());
        }
    }
}
