package dev.sidebyside.platform.cache;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.logging.Log;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Request;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Removes old values, and repeats each removal until Redis confirms it. No removal is skipped
 * because Redis is believed lost: it may serve other instances, or come back with what it had.
 *
 * <p>Pending removals live in this process. They are lost when it ends; an old value then lives for
 * its time to live at most.
 */
@ApplicationScoped
class Invalidations {

    /** How long a change waits for Redis to confirm. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** With more pending keys than this, all caches are cleared instead. */
    private static final int MAX_PENDING = 1_000;

    /** What is pending under these names may have left an old value under any key. */
    static final String EVERYTHING = "everything";

    static final String DATA = "data";

    private final RedisCommands redis;
    private final RedisWatch watch;
    private final Vertx vertx;
    private final int maxPending;
    private final Map<String, Removal> pending = new ConcurrentHashMap<>();

    @Inject
    Invalidations(RedisCommands redis, RedisWatch watch, Vertx vertx, MeterRegistry metrics) {
        this(redis, watch, vertx, MAX_PENDING);
        metrics.gaugeMapSize("cache.invalidations.pending", Tags.empty(), pending);
    }

    Invalidations(RedisCommands redis, RedisWatch watch, Vertx vertx, int maxPending) {
        this.redis = redis;
        this.watch = watch;
        this.vertx = vertx;
        this.maxPending = maxPending;
    }

    /**
     * Removes a key. Blocks until Redis has confirmed it, for 2 s at most and not at all while
     * Redis is lost.
     *
     * @param command that removes it, always the same for one key; may be sent several times
     * @return whether Redis has confirmed it; if not, it is repeated in the background
     */
    boolean perform(String key, Request command) {
        Removal removal;
        CompletableFuture<Void> confirmed;
        synchronized (pending) {
            removal = removal(key, command);
            confirmed = removal.request();
        }
        if (isConfirmedInTime(confirmed)) {
            return true;
        }
        removal.unconfirmed = true;
        Log.warnf("Redis has not confirmed the removal of %s: it is repeated until it does", key);
        return false;
    }

    /** Whether Redis may still hold what a change that was reported should have removed. */
    boolean isUnconfirmed(String key) {
        return Stream.of(key, EVERYTHING, DATA)
                .map(pending::get)
                .anyMatch(removal -> removal != null && removal.unconfirmed);
    }

    private Removal removal(String key, Request command) {
        boolean hasRoom = pending.containsKey(key) || pending.size() < maxPending;
        return hasRoom
                ? pending.computeIfAbsent(key, k -> removalOf(key, command))
                : pending.computeIfAbsent(EVERYTHING, k -> removalOf(k, Caches.clearAll()));
    }

    private Removal removalOf(String key, Request command) {
        return new Removal(command, redis, watch, vertx, () -> forgetIfDone(key));
    }

    private void forgetIfDone(String key) {
        synchronized (pending) {
            pending.computeIfPresent(key, (k, removal) -> removal.isDone() ? null : removal);
        }
    }

    private boolean isConfirmedInTime(CompletableFuture<Void> confirmed) {
        try {
            confirmed.get(watch.isLost() ? 0 : PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
