package dev.sidebyside.cache;

import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Request;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The removal of one key, repeated until Redis has confirmed it. One command is under way at a
 * time. Requests that come meanwhile share the one after it, since the first may have been carried
 * out before their change.
 */
final class Removal {

    private static final Duration FIRST_RETRY = Duration.ofMillis(50);
    private static final Duration LAST_RETRY = Duration.ofSeconds(1);

    private final Request command;
    private final RedisCommands redis;
    private final RedisWatch watch;
    private final Vertx vertx;
    private final Runnable onDone;
    private CompletableFuture<Void> underWay;
    private CompletableFuture<Void> next;
    private volatile long retryMillis = FIRST_RETRY.toMillis();

    /** Whether a change was reported although Redis had not confirmed this. */
    volatile boolean unconfirmed;

    /**
     * @param onDone runs when nothing is left to confirm
     */
    Removal(Request command, RedisCommands redis, RedisWatch watch, Vertx vertx, Runnable onDone) {
        this.command = command;
        this.redis = redis;
        this.watch = watch;
        this.vertx = vertx;
        this.onDone = onDone;
    }

    /** Completes when Redis has confirmed a command that was sent after this call. */
    synchronized CompletableFuture<Void> request() {
        if (underWay != null) {
            next = next == null ? new CompletableFuture<>() : next;
            return next;
        }
        CompletableFuture<Void> requested = new CompletableFuture<>();
        underWay = requested;
        send();
        return requested;
    }

    synchronized boolean isDone() {
        return underWay == null;
    }

    private void send() {
        redis.sendInAnyCase(command).subscribe().with(reply -> confirmed(), failure -> failed());
    }

    /** Each time after twice the time, so that a thousand of them do not flood Redis. */
    private void failed() {
        retryLater(retryMillis);
        retryMillis = Math.min(2 * retryMillis, LAST_RETRY.toMillis());
    }

    private void retryLater(long millis) {
        vertx.setTimer(millis, timer -> retry());
    }

    private void retry() {
        if (watch.isSilent()) {
            retryLater(FIRST_RETRY.toMillis());
        } else {
            send();
        }
    }

    private void confirmed() {
        CompletableFuture<Void> done;
        synchronized (this) {
            done = underWay;
            underWay = next;
            next = null;
            retryMillis = FIRST_RETRY.toMillis();
            if (underWay != null) {
                send();
            }
        }
        onDone.run();
        done.complete(null);
    }
}
