package dev.sidebyside.platform.cache;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.sidebyside.platform.cache.CacheMetrics.CacheCommand;
import dev.sidebyside.platform.cache.RedisStore.State;
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
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Creates caches, and repeats removals until Redis confirms them. */
@ApplicationScoped
public class Caches {

    private static final String EVERYTHING = RedisStore.PREFIX + "everything";

    /** Holds the id of the data that the caches were filled from. */
    private static final String DATA = RedisStore.PREFIX + "data";

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long FIRST_RETRY_MILLIS = 50;
    private static final long LAST_RETRY_MILLIS = 1000;

    /** A later removal replaces the earlier ones of the same name. */
    private record Removal(
            long began, String name, Supplier<Future<?>> command, Promise<Void> confirmed) {}

    @Inject RedisCommands redis;
    @Inject RedisCircuitBreaker breaker;
    @Inject MeterRegistry registry;
    @Inject Event<CacheCommand> commands;
    @Inject Vertx vertx;

    @ConfigProperty(name = "sidebyside.cache.lease")
    Duration lease;

    @ConfigProperty(name = "sidebyside.cache.enabled")
    boolean enabled;

    /** With more unconfirmed removals than this, all caches are cleared instead. */
    int maxUnconfirmed = 1000;

    private final Map<String, Removal> unconfirmed = new ConcurrentHashMap<>();

    @PostConstruct
    void registerGauge() {
        registry.gauge("cache.invalidations.pending", unconfirmed, Map::size);
    }

    /**
     * Creates a cache. Call it once per name.
     *
     * @param name for the keys and the metrics
     * @param version of the codec's format: values of other versions are not read
     * @param timeToLive of a value, ± 10 %. That a key has no value is kept for a tenth of it
     */
    public <V> Cache<V> named(String name, int version, Duration timeToLive, Codec<V> codec) {
        var store = new RedisStore<>(name + ":" + version, codec, timeToLive);
        return new Cache<>(this, store, new CacheMetrics(name, registry, commands));
    }

    /** Removes everything from all caches, on all instances: when all data were replaced. */
    public void clear() {
        perform(EVERYTHING, this::removeEverything);
    }

    /** As {@link #clear}, unless the caches were filled from the data with this id. */
    public void clearIfDataChanged(String id) {
        Request get = Request.cmd(Command.GET, DATA);
        perform(DATA, () -> redis.sendWithoutBreaker(get).compose(old -> replace(old, id)));
    }

    private Future<Response> replace(Response old, String id) {
        Request set = Request.cmd(Command.SET, DATA, id);
        return id.equals(Objects.toString(old, null))
                ? Future.succeededFuture(old)
                : removeEverything().compose(done -> redis.sendWithoutBreaker(set));
    }

    private Future<?> removeEverything() {
        return redis.sendWithoutBreaker(RedisStore.clearCommand());
    }

    /** Returns whether Redis has confirmed it in time; else it is repeated in the background. */
    boolean remove(String name, Request command) {
        boolean hasRoom = unconfirmed.size() < maxUnconfirmed || unconfirmed.containsKey(name);
        return hasRoom
                ? perform(name, () -> redis.sendWithoutBreaker(command))
                : perform(EVERYTHING, this::removeEverything);
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

    /** What is known about a value without a lookup in Redis. */
    Optional<State> knownState(Supplier<String> name) {
        if (!enabled || unconfirmed.isEmpty()) {
            return enabled ? Optional.empty() : Optional.of(State.UNREACHABLE);
        }
        boolean mayBeOld =
                Stream.of(name.get(), EVERYTHING, DATA).anyMatch(unconfirmed::containsKey);
        return mayBeOld ? Optional.of(State.OUTDATED) : Optional.empty();
    }
}
