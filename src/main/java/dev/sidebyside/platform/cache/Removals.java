package dev.sidebyside.platform.cache;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Removes values from Redis. A removal that Redis does not confirm in time is repeated until then.
 */
@ApplicationScoped
class Removals {

    private static final String EVERYTHING = RedisStore.PREFIX + "everything";

    /** Holds the id of the data that the caches were filled from. */
    private static final String DATA = RedisStore.PREFIX + "data";

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long FIRST_RETRY_MILLIS = 50;
    private static final long LAST_RETRY_MILLIS = 1000;

    /** A later removal replaces the earlier ones of the same name. */
    private record Removal(
            long began, String name, Supplier<Future<?>> command, Promise<Void> confirmed) {}

    private final RedisCommands redis;
    private final RedisCircuitBreaker breaker;
    private final Vertx vertx;
    private final Map<String, Removal> unconfirmed = new ConcurrentHashMap<>();

    /** With more unconfirmed removals than this, everything is removed instead. */
    int maxUnconfirmed = 1000;

    Removals(
            RedisCommands redis, RedisCircuitBreaker breaker, Vertx vertx, MeterRegistry registry) {
        this.redis = redis;
        this.breaker = breaker;
        this.vertx = vertx;
        registry.gauge("cache.invalidations.pending", unconfirmed, Map::size);
    }

    /** Returns whether Redis has confirmed it in time; else it is repeated in the background. */
    boolean remove(String valueKey, Request command) {
        boolean hasRoom = unconfirmed.size() < maxUnconfirmed || unconfirmed.containsKey(valueKey);
        return hasRoom
                ? perform(valueKey, () -> redis.sendWithoutBreaker(command))
                : removeEverything();
    }

    boolean removeEverything() {
        return perform(EVERYTHING, this::sendClear);
    }

    void removeEverythingIfDataChanged(String id) {
        Request get = Request.cmd(Command.GET, DATA);
        perform(DATA, () -> redis.sendWithoutBreaker(get).compose(old -> replace(old, id)));
    }

    private Future<Response> replace(Response old, String id) {
        Request set = Request.cmd(Command.SET, DATA, id);
        return id.equals(Objects.toString(old, null))
                ? Future.succeededFuture(old)
                : sendClear().compose(done -> redis.sendWithoutBreaker(set));
    }

    private Future<Response> sendClear() {
        return redis.sendWithoutBreaker(RedisStore.clearCommand());
    }

    private boolean perform(String name, Supplier<Future<?>> command) {
        Removal mine = new Removal(System.nanoTime(), name, command, Promise.promise());
        attempt(mine, FIRST_RETRY_MILLIS);
        try {
            Duration patience = breaker.isLost() ? Duration.ofMillis(1) : PATIENCE;
            return UniHelper.toUni(mine.confirmed.future()).await().atMost(patience) == null;
        } catch (TimeoutException | CompletionException lateOrInterrupted) {
            unconfirmed.merge(name, mine, (a, b) -> a.began - b.began > 0 ? a : b);
            mine.confirmed.future().onSuccess(done -> unconfirmed.remove(name, mine));
            Log.warnf("Redis has not confirmed the removal of %s: it is being repeated", name);
            return false;
        }
    }

    private void attempt(Removal removal, long retryMillis) {
        Future<?> sent = removal.command.get().onSuccess(x -> removal.confirmed.tryComplete());
        sent.timeout(LAST_RETRY_MILLIS, MILLISECONDS)
                .onFailure(e -> vertx.setTimer(retryMillis, t -> retry(removal, retryMillis)));
    }

    private void retry(Removal removal, long millis) {
        boolean newest = unconfirmed.getOrDefault(removal.name, removal).began - removal.began <= 0;
        if (newest && !removal.confirmed.future().isComplete()) {
            attempt(removal, Math.min(2 * millis, LAST_RETRY_MILLIS));
        }
    }

    /** Whether Redis may hold an old value, since it has not confirmed a removal. */
    boolean isUnconfirmed(Supplier<String> valueKey) {
        return !unconfirmed.isEmpty()
                && Stream.of(valueKey.get(), EVERYTHING, DATA).anyMatch(unconfirmed::containsKey);
    }
}
