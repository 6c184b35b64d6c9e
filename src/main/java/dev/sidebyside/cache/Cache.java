package dev.sidebyside.cache;

import dev.sidebyside.cache.Account.Happening;
import dev.sidebyside.cache.Lookup.State;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Values of one kind, by key, shared by all instances. How it works and what it guarantees is told
 * in the {@linkplain dev.sidebyside.cache package}; make one with {@link Caches#named}.
 *
 * @param <V> the value, which must not be changed once it is handed out
 */
public final class Cache<V> {

    /** How often an instance looks whether another one has finished. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Entries<V> entries;
    private final Account account;
    private final Vertx vertx;
    private final Duration patience;
    private final Flights<Result<V>> flights = new Flights<>();

    Cache(Entries<V> entries, Account account, Vertx vertx, Duration patience) {
        this.entries = entries;
        this.account = account;
        this.vertx = vertx;
        this.patience = patience;
    }

    /**
     * The value of a key; empty where there is none.
     *
     * <p>A hit takes one Redis command. On a miss, one of those who ask computes for all.
     *
     * @param computation what to do on a miss; run on a worker thread, in a transaction of its own:
     *     it sees what is committed, and others share its result even when the request that it
     *     began for is gone. Its failure is the failure of all who wait for it, and nothing is
     *     stored.
     */
    public Uni<Optional<V>> get(String key, Callable<Optional<V>> computation) {
        long arrived = System.nanoTime();
        return entries.find(key)
                .flatMap(
                        found -> {
                            account.count(found.is(State.FOUND) ? Happening.HIT : Happening.MISS);
                            return found.is(State.FOUND)
                                    ? Uni.createFrom().item(found.value())
                                    : share(key, computation, arrived);
                        });
    }

    /**
     * Forgets a key, on all instances: its value, and every value that is being computed now. Call
     * it when a change is committed, before its success is told. Blocks, for at most the timeout.
     */
    public void invalidate(String key) {
        entries.remove(key).await().indefinitely();
    }

    /** Begins anew at most once: what begins after our arrival is current for us. */
    private Uni<Optional<V>> share(String key, Callable<Optional<V>> computation, long arrived) {
        Home home = Home.of(vertx);
        AtomicBoolean ours = new AtomicBoolean();
        return flights.join(
                        key,
                        () -> {
                            ours.set(true);
                            return computeOnce(key, computation);
                        })
                .emitOn(home)
                .flatMap(
                        result -> {
                            if (!ours.get()) {
                                account.count(Happening.WAIT);
                            }
                            return result.isCurrentFor(arrived)
                                    ? Uni.createFrom().item(result.value())
                                    : share(key, computation, arrived);
                        });
    }

    private Uni<Result<V>> computeOnce(String key, Callable<Optional<V>> computation) {
        String token = UUID.randomUUID().toString();
        long deadline = System.nanoTime() + patience.toNanos();
        return lease(key, token, deadline)
                .flatMap(
                        turn ->
                                switch (turn.lookup().state()) {
                                    case FOUND -> Uni.createFrom().item(turn.result());
                                    case LEASED -> computeAndStore(key, token, computation);
                                    // Without a lease nobody vouches for it, so it is not stored.
                                    default -> compute(computation);
                                });
    }

    /** Our turn to compute, or the value once another instance has it; within the deadline. */
    private Uni<Turn<V>> lease(String key, String token, long deadline) {
        Home home = Home.of(vertx);
        long asked = System.nanoTime();
        return entries.findOrLease(key, token)
                .flatMap(
                        lookup ->
                                lookup.is(State.BUSY) && asked < deadline
                                        ? Uni.createFrom()
                                                .voidItem()
                                                .onItem()
                                                .delayIt()
                                                .by(PAUSE)
                                                .emitOn(home)
                                                .flatMap(ignored -> lease(key, token, deadline))
                                        : Uni.createFrom().item(new Turn<>(lookup, asked)));
    }

    private record Turn<V>(Lookup<V> lookup, long asked) {
        Result<V> result() {
            return new Result<>(lookup.value(), asked);
        }
    }

    private Uni<Result<V>> computeAndStore(
            String key, String token, Callable<Optional<V>> computation) {
        return compute(computation)
                .flatMap(
                        computed -> {
                            long asked = System.nanoTime();
                            return entries.store(key, token, computed.value())
                                    .map(
                                            stored ->
                                                    stored
                                                            ? new Result<>(computed.value(), asked)
                                                            : computed);
                        })
                .onFailure()
                .call(() -> entries.release(key, token));
    }

    private Uni<Result<V>> compute(Callable<Optional<V>> computation) {
        Home home = Home.of(vertx);
        long began = System.nanoTime();
        account.count(Happening.LOAD);
        return Uni.createFrom()
                .completionStage(
                        () ->
                                home.executeBlocking(
                                        () -> QuarkusTransaction.requiringNew().call(computation)))
                .emitOn(home)
                .map(value -> new Result<>(value, began));
    }
}
