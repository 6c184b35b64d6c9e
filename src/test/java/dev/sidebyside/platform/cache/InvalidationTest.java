package dev.sidebyside.platform.cache;

import static dev.sidebyside.platform.cache.PendingGet.get;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.platform.cache.Caches.Codec;
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
    void invalidateRemovesTheValueEverywhere() throws Exception {
        get(here, "k", "old");

        there.invalidate("k");

        assertThat(get(here, "k", "new")).isEqualTo("new");
    }

    /** The first classic race: a reader that read the old row stores it after the invalidation. */
    @Test
    void doesNotStoreWhatWasReadBeforeAChange() throws Exception {
        PendingGet reader = PendingGet.start(here, "k").awaitComputing();
        there.invalidate("k");

        reader.computes("old");

        assertThat(reader.value()).as("began before the change").isEqualTo("old");
        assertThat(get(there, "k", "new")).isEqualTo("new");
        assertThat(get(here, "k", "newer")).isEqualTo("new");
    }

    /** The same race with a plain get, set and delete, as most caches do it. */
    @Test
    void withoutLeasesTheOldValueIsStoredAfterTheChange() throws Exception {
        UnleasedCache plain = new UnleasedCache(redis);
        CompletableFuture<String> row = new CompletableFuture<>();
        CompletableFuture<String> reader = supplyAsync(() -> plain.get("k", row::join), CLIENTS);
        await().until(() -> row.getNumberOfDependents() > 0);
        plain.invalidate("k");

        row.complete("old");

        assertThat(reader.get(20, SECONDS)).isEqualTo("old");
        assertThat(plain.get("k", () -> "new")).isEqualTo("old");
    }

    /** A get that begins after the change must not share a computation from before it. */
    @Test
    void getAfterAChangeDoesNotShareAnOlderComputation() throws Exception {
        PendingGet before = PendingGet.start(here, "k").awaitComputing();
        there.invalidate("k");
        PendingGet after = PendingGet.start(here, "k");

        before.computes("old");
        after.awaitComputing().computes("new");

        assertThat(before.value()).isEqualTo("old");
        assertThat(after.value()).isEqualTo("new");
    }

    /** A Redis that restarts loses the leases as well as the values. */
    @Test
    void doesNotStoreWhatWasReadBeforeARestartOfRedis() throws Exception {
        PendingGet reader = PendingGet.start(here, "k").awaitComputing();
        redis.flushall();

        reader.computes("old");

        assertThat(reader.value()).isEqualTo("old");
        assertThat(get(there, "k", "new")).isEqualTo("new");
    }

    private Cache<String> instance() {
        return caches.named("test", 1, Duration.ofMinutes(10), Codec.json(json, String.class));
    }
}
