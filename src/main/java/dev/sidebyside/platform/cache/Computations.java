package dev.sidebyside.platform.cache;

import dev.sidebyside.platform.cache.Account.Happening;
import dev.sidebyside.platform.cache.Lookup.State;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Computes what a cache does not hold. */
final class Computations<V> {

    /** How often an instance looks whether another one has finished. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Entries<V> entries;
    private final Account account;
    private final Vertx vertx;
    private final Duration patience;

    /**
     * @param patience how long to wait for others who compute, before it is done without a lease
     */
    Computations(Entries<V> entries, Account account, Vertx vertx, Duration patience) {
        this.entries = entries;
        this.account = account;
        this.vertx = vertx;
        this.patience = patience;
    }

    /** Computed here or by another instance, whoever has the lease. */
    Uni<Result<V>> onceForAll(String key, Callable<Optional<V>> computation, Executor executor) {
        String token = UUID.randomUUID().toString();
        long deadline = System.nanoTime() + patience.toNanos();
        return lease(key, token, deadline)
                .flatMap(
                        turn ->
                                switch (turn.lookup().state()) {
                                    case FOUND -> Uni.createFrom().item(turn.result());
                                    case LEASED ->
                                            computeAndStore(key, token, computation, executor);
                                    // Without a lease nobody vouches for it, so it is not stored.
                                    default -> alone(computation, executor);
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
            String key, String token, Callable<Optional<V>> computation, Executor executor) {
        return alone(computation, executor)
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

    /**
     * Computes without a lease, for all requests of this instance that share the result.
     *
     * @param executor runs the computation
     */
    Uni<Result<V>> alone(Callable<Optional<V>> computation, Executor executor) {
        Home home = Home.of(vertx);
        long began = System.nanoTime();
        account.count(Happening.LOAD);
        CompletableFuture<Optional<V>> computed = new CompletableFuture<>();
        executor.execute(
                () -> {
                    try {
                        computed.complete(QuarkusTransaction.requiringNew().call(computation));
                    } catch (Throwable failure) {
                        computed.completeExceptionally(failure);
                    }
                });
        return Uni.createFrom()
                .completionStage(computed)
                .emitOn(home)
                .map(value -> new Result<>(value, began));
    }
}
