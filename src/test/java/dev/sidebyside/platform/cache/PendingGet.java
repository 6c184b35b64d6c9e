package dev.sidebyside.platform.cache;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * A get whose computation ends when the test says so: the test decides what happens between reading
 * a value and storing it.
 */
final class PendingGet {

    final CompletableFuture<Optional<String>> result;
    private final CountDownLatch computing = new CountDownLatch(1);
    private final CompletableFuture<String> computed = new CompletableFuture<>();

    private PendingGet(Cache<String> cache, String key) {
        result = cache.getAsync(key, this::compute).subscribeAsCompletionStage();
    }

    static PendingGet start(Cache<String> cache, String key) {
        return new PendingGet(cache, key);
    }

    /** Gets a value; a miss computes this one at once. */
    static String get(Cache<String> cache, String key, String computed) throws Exception {
        return cache.getAsync(key, () -> Optional.ofNullable(computed))
                .subscribeAsCompletionStage()
                .get(20, SECONDS)
                .orElse(null);
    }

    private Optional<String> compute() throws Exception {
        computing.countDown();
        return Optional.ofNullable(computed.get(20, SECONDS));
    }

    boolean isComputing() {
        return computing.getCount() == 0;
    }

    PendingGet awaitComputing() throws InterruptedException {
        if (!computing.await(20, SECONDS)) {
            throw new AssertionError("The computation did not begin");
        }
        return this;
    }

    void computes(String value) {
        computed.complete(value);
    }

    void fails(RuntimeException failure) {
        computed.completeExceptionally(failure);
    }

    String value() throws Exception {
        return result.get(20, SECONDS).orElse(null);
    }
}
