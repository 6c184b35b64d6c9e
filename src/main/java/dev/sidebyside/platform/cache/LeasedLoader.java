package dev.sidebyside.platform.cache;

import static io.vertx.core.Future.succeededFuture;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.sidebyside.platform.cache.CacheMetrics.Count;
import dev.sidebyside.platform.cache.Leases.Result;
import dev.sidebyside.platform.cache.RedisStore.Lookup;
import dev.sidebyside.platform.cache.RedisStore.State;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/**
 * Computes a missing value once for all requests that wait for it. Within an instance they share
 * one load; across instances only the holder of a lease computes.
 */
final class LeasedLoader<V> {

    /** Between two lookups, while another instance has the lease. */
    private static final long PAUSE_MILLIS = 20;

    private final Leases<V> leases;
    private final CacheMetrics metrics;
    private final Vertx vertx;
    private final Map<String, Load> loads = new ConcurrentHashMap<>();

    /** Loads of keys for which Redis may hold an old value. */
    private final Map<String, Load> loadsWithoutRedis = new ConcurrentHashMap<>();

    LeasedLoader(Leases<V> leases, CacheMetrics metrics, Vertx vertx) {
        this.leases = leases;
        this.metrics = metrics;
        this.vertx = vertx;
    }

    /** Computes on a worker thread. The result is one that is current for this arrival. */
    Future<Optional<V>> load(String key, State found, Callable<Optional<V>> source, long arrived) {
        Context context = vertx.getOrCreateContext();
        Consumer<Runnable> worker = run -> context.executeBlocking(Executors.callable(run), false);
        return inThisContext(join(key, found, source, worker).result.future())
                .compose(
                        result ->
                                result.isCurrentFor(arrived)
                                        ? succeededFuture(result.value())
                                        : load(key, found, source, arrived));
    }

    /** Shared results complete in the context of another request. */
    <T> Future<T> inThisContext(Future<T> shared) {
        Context context = vertx.getOrCreateContext();
        return Future.future(
                mine -> shared.onComplete(done -> context.runOnContext(x -> mine.handle(done))));
    }

    /** Joins the load under way, or starts one, whose task the worker then runs. */
    Load join(String key, State found, Callable<Optional<V>> source, Consumer<Runnable> worker) {
        Map<String, Load> all = found == State.OUTDATED ? loadsWithoutRedis : loads;
        Load mine = new Load(key, source);
        Load underWay = all.putIfAbsent(key, mine);
        if (underWay != null) {
            metrics.count(Count.WAIT);
            return underWay;
        }
        mine.task.future().onSuccess(worker::accept);
        // future() makes a failure of what throws: a load that stayed would never be replaced.
        Future.<Result<V>>future(
                        started ->
                                (found == State.MISSING ? mine.findOrCompute() : mine.compute())
                                        .onComplete(started))
                .onComplete(
                        done -> {
                            // Removed first, so that later requests start a new load.
                            all.remove(key);
                            mine.task.tryComplete(() -> {});
                            mine.result.handle(done);
                        });
        return mine;
    }

    final class Load {

        /** Computes the value; available when it may run. Only its first run has an effect. */
        final Promise<Runnable> task = Promise.promise();

        final Promise<Result<V>> result = Promise.promise();
        private final String key;
        private final Callable<Optional<V>> source;
        private final String token = UUID.randomUUID().toString();

        /** Two leases: another instance may overtake a holder that died. */
        private final long deadline = System.nanoTime() + 2 * leases.duration().toNanos();

        private Load(String key, Callable<Optional<V>> source) {
            this.key = key;
            this.source = source;
        }

        private Future<Result<V>> findOrCompute() {
            long sent = System.nanoTime();
            return leases.findOrLease(key, token).compose(found -> continueAfter(found, sent));
        }

        private Future<Result<V>> continueAfter(Lookup<V> found, long sent) {
            if (found.isFound()) {
                return succeededFuture(new Result<>(found.value(), sent));
            }
            if (found.lease().isPresent()) {
                String lease = found.lease().get();
                return compute()
                        .onFailure(failure -> leases.release(key, lease))
                        .compose(computed -> leases.store(key, lease, computed));
            }
            // Another instance may have the lease. Without a lease, nothing is stored.
            return found.state() == State.MISSING && sent - deadline < 0
                    ? vertx.timer(PAUSE_MILLIS, MILLISECONDS).compose(end -> findOrCompute())
                    : compute();
        }

        private Future<Result<V>> compute() {
            metrics.count(Count.LOAD);
            Promise<Result<V>> computed = Promise.promise();
            Runnable callOnce = () -> computed.handle(Future.future(this::call));
            task.complete(new FutureTask<>(callOnce, null));
            return computed.future();
        }

        private void call(Promise<Result<V>> result) {
            long asOf = System.nanoTime();
            result.complete(new Result<>(QuarkusTransaction.requiringNew().call(source), asOf));
        }
    }
}
