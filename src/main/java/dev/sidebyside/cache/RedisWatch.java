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
 * <p>A late reply alone proves nothing: on a busy machine the service may be late in reading it. So
 * silence is counted in ticks of the event loop that reads the replies. A tick that comes on time
 * shows that this loop has time to spare and nothing left to read. Three of them in a row without a
 * reply mean that Redis is <em>silent</em>: from then on no command waits for it. Where ticks come
 * late, silence takes a second.
 *
 * <p>After a second of silence Redis is <em>lost</em>, which is logged. A Redis that replies to a
 * {@code PING} within a second is never lost.
 */
@ApplicationScoped
class RedisWatch {

    private static final Duration TICK = Duration.ofMillis(50);

    /** What comes later than this after the tick before it shows a busy event loop. */
    private static final Duration ON_TIME = Duration.ofMillis(75);

    /** With the tick that sends the PING: 200 ms from a reply to silence. */
    private static final int SILENT_TICKS = 3;

    private static final Duration LOST = Duration.ofSeconds(1);

    /** Between attempts on a Redis that refuses. */
    private static final Duration RETRY = Duration.ofMillis(100);

    private final Redis redis;
    private volatile boolean silent;
    private volatile boolean lost;
    private volatile Runnable onSilence = () -> {};
    private Context context;
    private RedisConnection connection;
    private boolean waiting;
    private boolean stopped;
    private int failures;
    private int ticks;
    private int ticksOnTime;
    private long lastTick;
    private long lastReply = System.nanoTime();
    private long nextAttempt = System.nanoTime();
    private long sent;

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
        context.runOnContext(ignored -> context.owner().setTimer(TICK.toMillis(), timer -> tick()));
    }

    private synchronized void tick() {
        if (stopped) {
            return;
        }
        long now = System.nanoTime();
        if (waiting) {
            ticks++;
            ticksOnTime = now - lastTick <= ON_TIME.toNanos() ? ticksOnTime + 1 : 0;
            boolean forLong = now - sent >= LOST.toNanos() && ticks > SILENT_TICKS;
            if (ticksOnTime >= SILENT_TICKS || forLong) {
                fallSilent();
            }
        } else if (now >= nextAttempt) {
            ask(now);
        }
        if (silent && !lost && now - lastReply >= LOST.toNanos()) {
            lost = true;
            Log.warn("Redis does not answer: the caches compute every value until it does");
        }
        lastTick = now;
        scheduleTick();
    }

    private void ask(long now) {
        waiting = true;
        sent = now;
        ticks = 0;
        ticksOnTime = 0;
        if (connection == null) {
            redis.connect().onSuccess(this::ping).onFailure(this::failed);
        } else {
            ping(connection);
        }
    }

    private synchronized void ping(RedisConnection on) {
        connection = on;
        on.send(Request.cmd(Command.PING)).onSuccess(pong -> replied()).onFailure(this::failed);
    }

    private synchronized void replied() {
        // On the event loop of the connection: it is this one whose ticks count.
        context = context.owner().getOrCreateContext();
        if (lost) {
            Log.info("Redis answers again");
        }
        waiting = false;
        silent = false;
        lost = false;
        failures = 0;
        lastReply = System.nanoTime();
    }

    /** A connection may end by itself; twice in a row, Redis is gone or refuses. */
    private synchronized void failed(Throwable failure) {
        waiting = false;
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
