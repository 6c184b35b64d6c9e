package dev.sidebyside.platform.cache;

import static dev.sidebyside.platform.cache.Asker.ask;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The guarantee: when {@code invalidate} has returned, no {@code get} that begins afterwards, on
 * any instance, returns what was current before.
 */
@QuarkusTest
class InvalidationTest {

    @Inject Caches caches;
    @Inject RedisDataSource redis;
    @Inject ObjectMapper json;

    private static final Executor CLIENTS = Executors.newCachedThreadPool();

    private Cache<String> here;
    private Cache<String> there;

    @BeforeEach
    void twoInstances() {
        caches.clear();
        here = instance();
        there = instance();
    }

    @Test
    void anInvalidatedValueIsForgottenEverywhere() throws Exception {
        ask(here, "k", "old");

        there.invalidate("k");

        assertThat(ask(here, "k", "new")).isEqualTo("new");
    }

    /** The first classic race: a reader that read the old row stores it after the invalidation. */
    @Test
    void whatWasReadBeforeAChangeIsNotStoredAfterIt() throws Exception {
        Asker reader = Asker.of(here, "k").awaitReading();
        there.invalidate("k");

        reader.finishesWith("old");

        assertThat(reader.answer()).as("asked before the change").isEqualTo("old");
        assertThat(ask(there, "k", "new")).isEqualTo("new");
        assertThat(ask(here, "k", "newer")).isEqualTo("new");
    }

    /** The same race with a plain get, set and delete, as most caches do it. */
    @Test
    void withoutALeaseTheOldValueIsStoredAfterTheChange() throws Exception {
        PlainCache plain = new PlainCache(redis);
        CompletableFuture<String> row = new CompletableFuture<>();
        CompletableFuture<String> reader = supplyAsync(() -> plain.get("k", row::join), CLIENTS);
        await().until(() -> row.getNumberOfDependents() > 0);
        plain.invalidate("k");

        row.complete("old");

        assertThat(reader.get(20, SECONDS)).isEqualTo("old");
        assertThat(plain.get("k", () -> "new")).isEqualTo("old");
    }

    /** Who asks after the change must not share what is being computed from before it. */
    @Test
    void whoAsksAfterAChangeDoesNotShareAnOlderComputation() throws Exception {
        Asker before = Asker.of(here, "k").awaitReading();
        there.invalidate("k");
        Asker after = Asker.of(here, "k");

        before.finishesWith("old");
        after.awaitReading().finishesWith("new");

        assertThat(before.answer()).isEqualTo("old");
        assertThat(after.answer()).isEqualTo("new");
    }

    /** A Redis that has restarted has forgotten the leases as well as the values. */
    @Test
    void whatWasReadBeforeARestartOfRedisIsNotStoredAfterIt() throws Exception {
        Asker reader = Asker.of(here, "k").awaitReading();
        redis.flushall();

        reader.finishesWith("old");

        assertThat(reader.answer()).isEqualTo("old");
        assertThat(ask(there, "k", "new")).isEqualTo("new");
    }

    private Cache<String> instance() {
        return caches.named("test", 1, Duration.ofMinutes(10), Codec.json(json, String.class));
    }
}
