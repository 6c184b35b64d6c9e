package dev.sidebyside.platform.cache;

import static io.vertx.core.Future.succeededFuture;

import dev.sidebyside.platform.cache.CacheMetrics.Count;
import dev.sidebyside.platform.cache.RedisStore.Lookup;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Values of one kind, by key, shared by all instances. {@link Caches#named} makes one; the package
 * describes what it guarantees. A value must not be changed once it is returned.
 */
public final class Cache<V> {

    private final Caches caches;
    private final RedisStore<V> store;
    private final RedisCommands redis;
    private final CacheMetrics metrics;
    private final Vertx vertx;
    private final LeasedLoader<V> loader;

    /** The keys with an MGET under way, each with the lookups that wait for the next one. */
    private final Map<String, Optional<Promise<Lookup<V>>>> lookups = new ConcurrentHashMap<>();

    Cache(Caches caches, RedisStore<V> store, CacheMetrics metrics) {
        this.caches = caches;
        this.store = store;
        this.redis = caches.redis;
        this.metrics = metrics;
        this.vertx = caches.vertx;
        var leases = new Leases<>(store, redis, metrics, caches.lease);
        this.loader = new LeasedLoader<>(leases, metrics, vertx);
    }

    /**
     * Returns the value of a key, or nothing if there is none. A miss is computed on the caller's
     * thread, unless another caller computes it. Call it outside of a transaction: callers that
     * hold a connection while they wait may leave none for the computation.
     *
     * @param computation runs in a transaction of its own; a failure is shared, and not stored
     * @throws IllegalStateException on an event loop, which must not be blocked
     */
    public Optional<V> get(String key, Callable<Optional<V>> computation) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("get blocks: use getAsync on an event loop");
        }
        long arrived = System.nanoTime();
        Lookup<V> found = await(find(key));
        while (!found.isFound()) {
            var load = loader.join(key, found.state(), computation, runsHere -> {});
            // Each caller that waits can also compute: none depends on a free worker thread.
            await(load.task.future()).run();
            var result = await(load.result.future());
            if (result.isCurrentFor(arrived)) {
                return result.value();
            }
        }
        return found.value();
    }

    /** As {@link #get}, for code that must not block. A miss is computed on a worker thread. */
    public Uni<Optional<V>> getAsync(String key, Callable<Optional<V>> computation) {
        return Uni.createFrom().deferred(() -> UniHelper.toUni(findOrLoad(key, computation)));
    }

    private Future<Optional<V>> findOrLoad(String key, Callable<Optional<V>> computation) {
        long arrived = System.nanoTime();
        return find(key).compose(found -> orLoad(found, key, computation, arrived));
    }

    private Future<Optional<V>> orLoad(
            Lookup<V> found, String key, Callable<Optional<V>> computation, long arrived) {
        if (found.isFound()) {
            return succeededFuture(found.value());
        }
        Context context = vertx.getOrCreateContext();
        Consumer<Runnable> worker = run -> context.executeBlocking(Executors.callable(run), false);
        var load = loader.join(key, found.state(), computation, worker);
        return inThisContext(load.result.future())
                .compose(
                        result ->
                                result.isCurrentFor(arrived)
                                        ? succeededFuture(result.value())
                                        : orLoad(found, key, computation, arrived));
    }

    /**
     * Removes a key on all instances: its value, and the right to store every value that is being
     * computed now. Call it after the commit of a change and before its success is reported. Blocks
     * until Redis has confirmed it, for two seconds at most and not while Redis is lost.
     */
    public void invalidate(String key) {
        metrics.recordRemoval(() -> caches.remove(store.valueKey(key), store.removeCommand(key)));
    }

    private Future<Lookup<V>> find(String key) {
        return caches.knownState(() -> store.valueKey(key))
                .map(known -> succeededFuture(Lookup.<V>of(known)))
                .orElseGet(() -> metrics.recordLookup("MGET", () -> lookUp(key)))
                .onSuccess(found -> metrics.count(found.isFound() ? Count.HIT : Count.MISS));
    }

    /** Lookups that wait share the next MGET, which is sent after all of them began. */
    private Future<Lookup<V>> lookUp(String key) {
        Promise<Lookup<V>> mine = Promise.promise();
        return lookups.merge(key, Optional.empty(), (next, x) -> Optional.of(next.orElse(mine)))
                .map(next -> inThisContext(next.future()))
                .orElseGet(() -> sendLookup(key));
    }

    private Future<Lookup<V>> sendLookup(String key) {
        var found =
                redis.send(store.findCommand(key), late -> {}).map(reply -> store.read(key, reply));
        return found.onComplete(done -> sendNext(key));
    }

    private void sendNext(String key) {
        if (!lookups.remove(key, Optional.empty())) {
            lookups.put(key, Optional.empty()).ifPresent(p -> sendLookup(key).onComplete(p));
        }
    }

    /** Shared results complete in the context of another request. */
    private <T> Future<T> inThisContext(Future<T> shared) {
        Context context = vertx.getOrCreateContext();
        Promise<T> mine = Promise.promise();
        shared.onComplete(done -> context.runOnContext(ignored -> mine.handle(done)));
        return mine.future();
    }

    private static <T> T await(Future<T> future) {
        return UniHelper.toUni(future).await().indefinitely();
    }
}
