package dev.sidebyside.platform.cache;

import static io.vertx.core.Future.succeededFuture;

import dev.sidebyside.platform.cache.CacheMetrics.Count;
import dev.sidebyside.platform.cache.RedisStore.Lookup;
import dev.sidebyside.platform.cache.RedisStore.State;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Values of one kind, by key, shared by all instances. {@link Caches#named} makes one; the package
 * describes what it guarantees. A value must not be changed once it is returned.
 */
public final class Cache<V> {

    private final Caches caches;
    private final RedisStore<V> store;
    private final CacheMetrics metrics;
    private final LeasedLoader<V> loader;
    private final CoalescedLookups lookups = new CoalescedLookups();

    Cache(Caches caches, RedisStore<V> store, CacheMetrics metrics) {
        this.caches = caches;
        this.store = store;
        this.metrics = metrics;
        var leases = new Leases<>(store, caches.redis, metrics, caches.lease);
        this.loader = new LeasedLoader<>(leases, metrics, caches.vertx);
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
        return find(key)
                .compose(
                        found ->
                                found.isFound()
                                        ? succeededFuture(found.value())
                                        : loader.load(key, found.state(), computation, arrived));
    }

    /**
     * Removes a key on all instances: its value, and the right to store every value that is being
     * computed now. Call it after the commit of a change and before its success is reported. Blocks
     * until Redis has confirmed it, for two seconds at most and not while Redis is lost.
     */
    public void invalidate(String key) {
        metrics.recordRemoval(
                () -> caches.removals.remove(store.valueKey(key), store.removeCommand(key)));
    }

    private Future<Lookup<V>> find(String key) {
        return stateWithoutLookup(key)
                .map(state -> succeededFuture(Lookup.<V>of(state)))
                .orElseGet(() -> metrics.recordLookup("MGET", () -> lookups.lookUp(key)))
                .onSuccess(found -> metrics.count(found.isFound() ? Count.HIT : Count.MISS));
    }

    private Optional<State> stateWithoutLookup(String key) {
        if (!caches.enabled) {
            return Optional.of(State.UNREACHABLE);
        }
        boolean old = caches.removals.isUnconfirmed(() -> store.valueKey(key));
        return old ? Optional.of(State.OUTDATED) : Optional.empty();
    }

    private static <T> T await(Future<T> future) {
        return UniHelper.toUni(future).await().indefinitely();
    }

    /**
     * Lookups of one key that wait at the same time share an MGET, if each of them began before it
     * was sent. At most one MGET of a key is in flight. The lookups that begin meanwhile gather,
     * and share the next one, which is sent when the reply arrives.
     */
    private final class CoalescedLookups {

        private final Set<String> inFlight = new HashSet<>();
        private final Map<String, Promise<Lookup<V>>> gathering = new HashMap<>();

        Future<Lookup<V>> lookUp(String key) {
            synchronized (this) {
                if (!inFlight.add(key)) {
                    var next = gathering.computeIfAbsent(key, k -> Promise.promise());
                    return loader.inThisContext(next.future());
                }
            }
            return send(key);
        }

        private Future<Lookup<V>> send(String key) {
            return caches.redis
                    .send(store.findCommand(key), late -> {})
                    .map(reply -> store.read(key, reply))
                    .onComplete(done -> sendNext(key));
        }

        private void sendNext(String key) {
            Promise<Lookup<V>> next;
            synchronized (this) {
                next = gathering.remove(key);
                if (next == null) {
                    inFlight.remove(key);
                }
            }
            if (next != null) {
                send(key).onComplete(next);
            }
        }
    }
}
