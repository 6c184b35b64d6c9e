package dev.sidebyside.platform.cache;

import static dev.sidebyside.platform.cache.PendingGet.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.platform.cache.Caches.Codec;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.value.SetArgs;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All instances together compute a key once at a time. */
@QuarkusTest
class OneComputationTest {

    private static final String BUCKET = "side-by-side:{107}:";
    private static final String LEASE = BUCKET + "test:1:lease:k";
    private static final String GENERATION = "01234567-89ab-cdef-0123-456789abcdef";

    @Inject Caches caches;
    @Inject RedisDataSource redis;
    @Inject ObjectMapper json;
    @Inject AgroalDataSource database;
    @Inject MeterRegistry metrics;

    private Cache<String> here;

    /** As on another instance: it shares nothing but Redis. */
    private Cache<String> there;

    @BeforeEach
    void twoInstances() {
        caches.clear();
        here = instance();
        there = instance();
    }

    @Test
    void callersThatWaitShareTheResult() throws Exception {
        PendingGet first = PendingGet.start(here, "k").awaitComputing();
        List<PendingGet> others =
                Stream.of(here, there)
                        .flatMap(
                                cache ->
                                        Stream.generate(() -> PendingGet.start(cache, "k"))
                                                .limit(50))
                        .toList();

        // Only the computation holds a connection, and only once it has used it.
        assertThat(database.getMetrics().activeCount()).isLessThanOrEqualTo(1);
        first.computes("computed");

        for (PendingGet other : others) {
            assertThat(other.value()).isEqualTo("computed");
            assertThat(other.isComputing()).isFalse();
        }
    }

    @Test
    void otherKeysDoNotWait() throws Exception {
        PendingGet slow = PendingGet.start(here, "k").awaitComputing();

        assertThat(get(here, "other", "at once")).isEqualTo("at once");
        slow.computes("late");
    }

    @Test
    void sharesAFailureAndStoresNothing() throws Exception {
        PendingGet first = PendingGet.start(here, "k").awaitComputing();
        double misses = misses();
        PendingGet second = PendingGet.start(here, "k");
        await().until(() -> misses() == misses + 1);

        first.fails(new IllegalStateException("no database"));

        assertThatThrownBy(first::value).hasRootCauseMessage("no database");
        assertThatThrownBy(second::value).hasRootCauseMessage("no database");
        assertThat(redis.key().exists(LEASE)).isFalse();
        assertThat(get(there, "k", "works again")).isEqualTo("works again");
    }

    /** Its lease expires; until then, others wait. */
    @Test
    void overtakesTheLeaseOfADeadInstance() throws Exception {
        redis.value(String.class).set(BUCKET + "generation", GENERATION);
        redis.value(String.class)
                .set(LEASE, GENERATION + "dead", new SetArgs().px(Duration.ofMillis(300)));
        PendingGet waiting = PendingGet.start(here, "k");
        assertThat(waiting.isComputing()).isFalse();

        waiting.awaitComputing().computes("overtaken");

        assertThat(waiting.value()).isEqualTo("overtaken");
        assertThat(get(there, "k", "recomputed")).isEqualTo("overtaken");
    }

    @Test
    void doesNotOverwriteANewerValueWithALateResult() throws Exception {
        PendingGet stalled = PendingGet.start(here, "k").awaitComputing();
        // As if the lease had expired.
        redis.key().del(LEASE);
        assertThat(get(there, "k", "newer")).isEqualTo("newer");

        stalled.computes("older");

        // The stalled get began before there was a newer value.
        assertThat(stalled.value()).isEqualTo("older");
        assertThat(get(here, "k", "recomputed")).isEqualTo("newer");
    }

    @Test
    void releasesOnlyItsOwnLease() throws Exception {
        PendingGet stalled = PendingGet.start(here, "k").awaitComputing();
        redis.key().del(LEASE);
        PendingGet holder = PendingGet.start(there, "k").awaitComputing();

        stalled.fails(new IllegalStateException("late"));

        await().until(stalled.result::isCompletedExceptionally);
        assertThat(redis.key().exists(LEASE)).isTrue();
        holder.computes("newer");
        assertThat(get(here, "k", "recomputed")).isEqualTo("newer");
    }

    private double misses() {
        return metrics.counter("cache.misses", "cache", "test").count();
    }

    private Cache<String> instance() {
        return caches.named("test", 1, Duration.ofMinutes(10), Codec.json(json, String.class));
    }
}
