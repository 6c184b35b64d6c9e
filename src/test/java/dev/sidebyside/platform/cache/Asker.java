package dev.sidebyside.platform.cache;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * Asks a cache, and answers as its database when it is told to: so a test decides what happens
 * between the reading of a value and its storing.
 */
final class Asker {

    final CompletableFuture<Optional<String>> answer;
    private final CountDownLatch reading = new CountDownLatch(1);
    private final CompletableFuture<String> row = new CompletableFuture<>();

    private Asker(Cache<String> cache, String key) {
        answer = cache.getAsync(key, this::read).subscribeAsCompletionStage();
    }

    static Asker of(Cache<String> cache, String key) {
        return new Asker(cache, key);
    }

    /** As above, and its database answers at once. */
    static String ask(Cache<String> cache, String key, String row) throws Exception {
        return cache.getAsync(key, () -> Optional.ofNullable(row))
                .subscribeAsCompletionStage()
                .get(20, SECONDS)
                .orElse(null);
    }

    private Optional<String> read() throws Exception {
        reading.countDown();
        return Optional.ofNullable(row.get(20, SECONDS));
    }

    boolean isReading() {
        return reading.getCount() == 0;
    }

    Asker awaitReading() throws InterruptedException {
        if (!reading.await(20, SECONDS)) {
            throw new AssertionError("It was not asked to compute");
        }
        return this;
    }

    /** What it read, perhaps long ago. */
    void finishesWith(String value) {
        row.complete(value);
    }

    void failsWith(RuntimeException failure) {
        row.completeExceptionally(failure);
    }

    String answer() throws Exception {
        return answer.get(20, SECONDS).orElse(null);
    }
}
