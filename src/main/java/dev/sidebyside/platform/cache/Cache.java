package dev.sidebyside.platform.cache;

import dev.sidebyside.platform.cache.Account.Happening;
import dev.sidebyside.platform.cache.Lookup.State;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Values of one kind, by key, shared by all instances. How it works and what it guarantees is
 * described in the {@linkplain dev.sidebyside.platform.cache package}; make one with {@link
 * Caches#named}.
 *
 * @param <V> the value, which must not be changed once it is handed out
 */
public final class Cache<V> {

    private final Entries<V> entries;
    private final Account account;
    private final Vertx vertx;
    private final Computations<V> computations;
    private final boolean enabled;
    private final Flights<Result<V>> flights = new Flights<>();

    /** Computations that use nothing from a Redis that may hold an old value. */
    private final Flights<Result<V>> withoutRedis = new Flights<>();

    Cache(
            Entries<V> entries,
            Computations<V> computations,
            Account account,
            Vertx vertx,
            boolean enabled) {
        this.enabled = enabled;
        this.entries = entries;
        this.account = account;
        this.vertx = vertx;
        this.computations = computations;
    }

    /**
     * The value of a key; empty where there is none.
     *
     * <p>A hit takes one Redis command. On a miss, one of those who ask computes for all. Return
     * the {@code Uni} and do not await it on a worker thread: a herd of those who do leaves none
     * for the computation.
     *
     * @param computation what to do on a miss; run on a worker thread, in a transaction of its own:
     *     it sees what is committed, and others share its result even when the request that it
     *     began for is gone. Its failure is the failure of all who wait for it, and nothing is
     *     stored.
     */
    public Uni<Optional<V>> getAsync(String key, Callable<Optional<V>> computation) {
        Home home = Home.of(vertx);
        return get(key, computation, task -> home.executeBlocking(Executors.callable(task)));
    }

    /**
     * As {@link #getAsync}, for code that may block: a miss is computed on the caller's own thread.
     *
     * @throws IllegalStateException on an event loop, which must not be blocked
     */
    public Optional<V> get(String key, Callable<Optional<V>> computation) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("get blocks: use getAsync on an event loop");
        }
        BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
        CompletableFuture<Optional<V>> result =
                get(key, computation, tasks::add).subscribeAsCompletionStage();
        result.whenComplete((value, failure) -> tasks.add(() -> {}));
        try {
            while (!result.isDone()) {
                tasks.take().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + key, e);
        }
        return Uni.createFrom().completionStage(result).await().indefinitely();
    }

    private Uni<Optional<V>> get(String key, Callable<Optional<V>> computation, Executor executor) {
        long arrived = System.nanoTime();
        return find(key)
                .flatMap(
                        found -> {
                            account.count(found.is(State.FOUND) ? Happening.HIT : Happening.MISS);
                            return switch (found.state()) {
                                case FOUND -> Uni.createFrom().item(found.value());
                                // No second wait for a silent Redis: join a computation that is
                                // under way, even one that began when Redis answered.
                                case UNREACHABLE ->
                                        share(
                                                entries.mayBeOld(key) ? withoutRedis : flights,
                                                key,
                                                () -> computations.alone(computation, executor),
                                                arrived);
                                default ->
                                        share(
                                                flights,
                                                key,
                                                () ->
                                                        computations.onceForAll(
                                                                key, computation, executor),
                                                arrived);
                            };
                        });
    }

    /** Without Redis where the cache is switched off, or where Redis may hold an old value. */
    private Uni<Lookup<V>> find(String key) {
        return enabled && !entries.mayBeOld(key)
                ? entries.find(key)
                : Uni.createFrom().item(Lookup.of(State.UNREACHABLE));
    }

    /**
     * Removes a key on all instances: its value, and the right to store every value that is being
     * computed now. Call it after the commit of a change and before its success is reported.
     *
     * <p>Blocks until Redis has confirmed it, for two seconds at most and not at all while Redis is
     * lost. It then goes on in the background; what this means for readers is said in the
     * {@linkplain dev.sidebyside.platform.cache package}.
     */
    public void invalidate(String key) {
        entries.remove(key);
    }

    /** Starts again at most once: what starts after this request arrived is current for it. */
    private Uni<Optional<V>> share(
            Flights<Result<V>> underWay,
            String key,
            Supplier<Uni<Result<V>>> flight,
            long arrived) {
        Home home = Home.of(vertx);
        AtomicBoolean ours = new AtomicBoolean();
        return underWay.join(
                        key,
                        () -> {
                            ours.set(true);
                            return flight.get();
                        })
                .emitOn(home)
                .flatMap(
                        result -> {
                            if (!ours.get()) {
                                account.count(Happening.WAIT);
                            }
                            return result.isCurrentFor(arrived)
                                    ? Uni.createFrom().item(result.value())
                                    : share(underWay, key, flight, arrived);
                        });
    }
}
