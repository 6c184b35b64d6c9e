package dev.sidebyside.platform.cache;

import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Request;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The removal of one key, repeated until Redis confirms it. One command is under way at a time.
 * Later requests share the next command, because the current one may have run before their change.
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
        redis.sendInAnyCase(command)
                .subscribe()
                .with(reply -> confirmed(), failure -> retryLater());
    }

    /** Doubles the delay each time, so that a thousand removals do not flood Redis. */
    private void retryLater() {
        vertx.setTimer(retryMillis, timer -> retry());
        retryMillis = Math.min(2 * retryMillis, LAST_RETRY.toMillis());
    }

    private void retry() {
        if (watch.isSilent()) {
            retryLater();
        } else {
            send();
        }
    }

    private void confirmed() {
        CompletableFuture<Void> done;
        boolean again;
        synchronized (this) {
            done = underWay;
            underWay = next;
            next = null;
            again = underWay != null;
            retryMillis = FIRST_RETRY.toMillis();
        }
        if (again) {
            send();
        }
        onDone.run();
        done.complete(null);
    }
}
