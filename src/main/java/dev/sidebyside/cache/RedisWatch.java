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
 * <p>A late reply alone proves nothing: on a busy machine Redis may wait for a core, and the
 * service may be late in reading. So the machine is judged first. It is quiet if every {@code PING}
 * of the last second had its reply within 10 ms and the ticks of this watch come on time. On a
 * quiet machine Redis is <em>silent</em> 200 ms after its last reply, on a busy one after a second:
 * from then on no command waits for it.
 *
 * <p>After a second of silence Redis is <em>lost</em>, which is logged. A Redis that replies to a
 * {@code PING} within a second is never lost.
 */
@ApplicationScoped
class RedisWatch {

    private static final Duration TICK = Duration.ofMillis(50);

    /** What comes later than this after the tick before it shows a busy event loop. */
    private static final Duration ON_TIME = Duration.ofMillis(60);

    /** A slower reply shows a busy machine, for a second. */
    private static final Duration QUICK = Duration.ofMillis(10);

    private static final int QUICK_REPLIES = 20;

    /** On a quiet machine, after the tick that sends the PING. */
    private static final int SILENT_TICKS = 3;

    /** On a busy machine: a request that starts to wait one tick before has waited for a second. */
    private static final Duration SILENT = Duration.ofMillis(900);

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
    private int quickReplies;
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
            boolean quiet = quickReplies >= QUICK_REPLIES && ticksOnTime >= SILENT_TICKS;
            // A few ticks, too, so that a pause of the whole process is no silence.
            boolean forLong = now - sent >= SILENT.toNanos() && ticks > SILENT_TICKS;
            if (quiet || forLong) {
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
        lastReply = System.nanoTime();
        quickReplies = lastReply - sent <= QUICK.toNanos() ? quickReplies + 1 : 0;
        waiting = false;
        silent = false;
        lost = false;
        failures = 0;
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
