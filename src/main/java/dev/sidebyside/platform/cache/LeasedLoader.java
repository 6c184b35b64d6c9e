package dev.sidebyside.platform.cache;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.sidebyside.platform.cache.CacheMetrics.Count;
import dev.sidebyside.platform.cache.Lookup.State;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Response;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/**
 * Computes a missing value once for all requests that wait for it. Within an instance they share
 * one load; across instances only the holder of a lease computes.
 */
final class LeasedLoader<V> {

    /** Between two looks whether the holder of a lease has finished. */
    private static final long PAUSE_MILLIS = 20;

    private final RedisStore<V> store;
    private final RedisCommands redis;
    private final CacheMetrics metrics;
    private final Vertx vertx;
    private final Map<String, Load> loads = new ConcurrentHashMap<>();

    /** Loads of keys for which Redis may hold an old value. */
    private final Map<String, Load> loadsWithoutRedis = new ConcurrentHashMap<>();

    LeasedLoader(RedisStore<V> store, RedisCommands redis, CacheMetrics metrics, Vertx vertx) {
        this.store = store;
        this.redis = redis;
        this.metrics = metrics;
        this.vertx = vertx;
    }

    /** The value was current at asOf: when its computation began, or when Redis accepted it. */
    record Result<V>(Optional<V> value, long asOf) {

        boolean isCurrentFor(long arrived) {
            return arrived - asOf <= 0;
        }
    }

    /** Joins the load under way, or starts one, whose computation the worker then runs. */
    Load join(String key, State found, Callable<Optional<V>> source, Consumer<Runnable> worker) {
        Map<String, Load> all = found == State.OUTDATED ? loadsWithoutRedis : loads;
        Load mine = new Load(key, source);
        Load underWay = all.putIfAbsent(key, mine);
        if (underWay != null) {
            metrics.count(Count.WAIT);
            return underWay;
        }
        mine.computation.future().onSuccess(worker::accept);
        (found == State.MISSING ? mine.findOrCompute() : mine.compute())
                .onComplete(
                        done -> {
                            // Removed first, so that later requests start a new load.
                            all.remove(key);
                            mine.computation.tryComplete(() -> {});
                            mine.result.handle(done);
                        });
        return mine;
    }

    /** Its task becomes available when it may run. Only the first run has an effect. */
    final class Load {

        final Promise<Runnable> computation = Promise.promise();
        final Promise<Result<V>> result = Promise.promise();
        private final String key;
        private final Callable<Optional<V>> source;
        private final String token = UUID.randomUUID().toString();

        /** Two leases: another instance may overtake a holder that died. */
        private final long deadline = System.nanoTime() + 2 * store.lease().toNanos();

        private Load(String key, Callable<Optional<V>> source) {
            this.key = key;
            this.source = source;
        }

        private Future<Result<V>> findOrCompute() {
            long sent = System.nanoTime();
            return metrics.recordLookup("EVAL find or lease", this::findOrLease)
                    .compose(found -> continueAfter(found, sent));
        }

        private Future<Lookup<V>> findOrLease() {
            return redis.send(store.findOrLease(key, token), this::releaseUnused)
                    .map(reply -> store.read(key, reply));
        }

        private Future<Result<V>> continueAfter(Lookup<V> found, long sent) {
            if (found.isFound()) {
                return Future.succeededFuture(new Result<>(found.value(), sent));
            }
            String lease = found.lease().orElse(null);
            if (lease != null) {
                return compute().onFailure(e -> release(lease)).compose(c -> store(lease, c));
            }
            // Another instance may have the lease. Without a lease, nothing is stored.
            return found.state() == State.MISSING && sent - deadline < 0
                    ? vertx.timer(PAUSE_MILLIS, MILLISECONDS).compose(end -> findOrCompute())
                    : compute();
        }

        /** As of now, if the lease was still valid: nothing has changed since it was granted. */
        private Future<Result<V>> store(String lease, Result<V> computed) {
            var stored = new Result<>(computed.value(), System.nanoTime());
            var command = store.store(key, lease, computed.value());
            return metrics.record("EVAL store", () -> redis.send(command, x -> {}), x -> "done")
                    .map(done -> done.toInteger() == 1 ? stored : computed)
                    .otherwise(computed);
        }

        private void release(String lease) {
            var command = store.release(key, lease);
            metrics.record("EVAL release", () -> redis.send(command, x -> {}), x -> "done");
        }

        /** Redis has granted a lease after the load continued without: others would wait. */
        private void releaseUnused(Response late) {
            store.read(key, late).lease().ifPresent(this::release);
        }

        private Future<Result<V>> compute() {
            metrics.count(Count.LOAD);
            Promise<Result<V>> computed = Promise.promise();
            Runnable task = () -> computed.handle(Future.future(this::call));
            computation.complete(new FutureTask<>(task, null));
            return computed.future();
        }

        private void call(Promise<Result<V>> result) {
            long asOf = System.nanoTime();
            result.complete(new Result<>(QuarkusTransaction.requiringNew().call(source), asOf));
        }
    }
}
