package dev.sidebyside.platform.cache;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.platform.cache.Caches.Codec;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers that block: they compute on their own thread, and cannot block each other for good. */
@QuarkusTest
class BlockingGetTest {

    @Inject Caches caches;
    @Inject RedisDataSource redis;
    @Inject ObjectMapper json;
    @Inject MeterRegistry metrics;
    @Inject Vertx vertx;

    @ConfigProperty(name = "quarkus.thread-pool.max-threads", defaultValue = "200")
    int workers;

    private final AtomicInteger computations = new AtomicInteger();
    private final CompletableFuture<String> computed = new CompletableFuture<>();
    private Cache<String> cache;

    @BeforeEach
    void startEmpty() {
        redis.flushall();
        cache = caches.named("test", 1, Duration.ofMinutes(10), Codec.json(json, String.class));
    }

    @Test
    void computesAMissOnTheCallersThread() {
        String here = Thread.currentThread().getName();

        assertThat(cache.get("k", () -> Optional.of(Thread.currentThread().getName())))
                .contains(here);
        assertThat(cache.get("k", () -> Optional.of("recomputed"))).contains(here);
    }

    @Test
    void throwsWhatTheComputationThrows() {
        assertThatThrownBy(
                        () ->
                                cache.get(
                                        "k",
                                        () -> {
                                            throw new IllegalArgumentException("no such row");
                                        }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such row");
        assertThat(cache.get("k", () -> Optional.of("works again"))).contains("works again");
    }

    @Test
    void refusesToBlockAnEventLoop() {
        CompletableFuture<Object> refusal = new CompletableFuture<>();
        vertx.getOrCreateContext()
                .runOnContext(
                        ignored -> {
                            try {
                                refusal.complete(cache.get("k", Optional::empty));
                            } catch (RuntimeException e) {
                                refusal.complete(e);
                            }
                        });

        assertThat(refusal.orTimeout(20, SECONDS).join()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aHerdOnAllWorkersComputesOnce() throws Exception {
        double misses = misses();
        List<CompletableFuture<Optional<String>>> herd = new ArrayList<>();
        Context context = vertx.getOrCreateContext();
        for (int i = 0; i < 2 * workers; i++) {
            herd.add(onAWorker(context));
        }
        await().until(() -> misses() - misses >= 2 && computations.get() == 1);

        computed.complete("value");

        assertAllGot(herd, "value");
    }

    /** The asynchronous get holds the lease, and no worker thread is left for its computation. */
    @Test
    void aHerdOnAllWorkersDoesNotBlockAnAsynchronousGet() throws Exception {
        CompletableFuture<Void> workersAreBusy = new CompletableFuture<>();
        Context context = vertx.getOrCreateContext();
        List<CompletableFuture<Optional<String>>> herd = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            herd.add(
                    context.executeBlocking(
                                    () -> {
                                        workersAreBusy.join();
                                        return cache.get("k", this::compute);
                                    },
                                    false)
                            .toCompletionStage()
                            .toCompletableFuture());
        }
        double loads = metrics.counter("cache.loads", "cache", "test").count();
        herd.add(cache.getAsync("k", this::compute).subscribeAsCompletionStage());
        await().until(() -> metrics.counter("cache.loads", "cache", "test").count() > loads);
        computed.complete("value");

        workersAreBusy.complete(null);

        assertAllGot(herd, "value");
    }

    private CompletableFuture<Optional<String>> onAWorker(Context context) {
        return context.executeBlocking(() -> cache.get("k", this::compute), false)
                .toCompletionStage()
                .toCompletableFuture();
    }

    private Optional<String> compute() throws Exception {
        computations.incrementAndGet();
        return Optional.of(computed.get(20, SECONDS));
    }

    private void assertAllGot(List<CompletableFuture<Optional<String>>> herd, String value)
            throws Exception {
        for (CompletableFuture<Optional<String>> one : herd) {
            assertThat(one.get(20, SECONDS)).contains(value);
        }
        assertThat(computations).hasValue(1);
    }

    private double misses() {
        return metrics.counter("cache.misses", "cache", "test").count();
    }
}
