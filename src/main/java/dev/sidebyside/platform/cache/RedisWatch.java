package dev.sidebyside.platform.cache;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Judges whether Redis responds, with one {@code PING} at a time on a connection that it keeps.
 *
 * <p>Redis is <em>silent</em> when {@link Silence} says so, or when it cannot be connected to. From
 * then on no command waits for it. After a second of silence it is <em>lost</em>, which is logged.
 * A Redis that replies to a {@code PING} within a second is never lost.
 */
@Startup
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
    private final Context context;
    private RedisConnection connection;
    private boolean stopped;
    private int failures;
    private String reason;
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

    /** Before Quarkus closes the client: a {@code PING} on a closed connection logs an error. */
    synchronized void stop(@Observes ShutdownEvent stopping) {
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
        try {
            judge(System.nanoTime());
        } finally {
            scheduleTick();
        }
    }

    private void judge(long now) {
        if (silence.isSilentAt(now)) {
            fallSilent("no reply to PING");
        } else if (!silence.isWaiting() && now >= nextAttempt) {
            silence.sent(now);
            ping();
        }
        if (silent && !lost && now - lastReply >= LOST.toNanos()) {
            lost = true;
            Log.warnf("Redis does not respond (%s): the caches compute every value", reason);
        }
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
        lastReply = System.nanoTime();
        silence.replied(lastReply);
        if (lost) {
            Log.info("Redis responds again");
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
            fallSilent(String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private void fallSilent(String because) {
        reason = because;
        if (!silent) {
            silent = true;
            context.runOnContext(ignored -> onSilence.run());
        }
    }
}
