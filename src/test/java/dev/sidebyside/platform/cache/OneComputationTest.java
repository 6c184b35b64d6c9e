package dev.sidebyside.platform.cache;

import static dev.sidebyside.platform.cache.Asker.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
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

/** One computation at a time for each key, over all instances. */
@QuarkusTest
class OneComputationTest {

    private static final String LEASE = "side-by-side:test:1:lease:k";

    @Inject Caches caches;
    @Inject RedisDataSource redis;
    @Inject ObjectMapper json;
    @Inject AgroalDataSource database;
    @Inject MeterRegistry metrics;

    private Cache<String> here;

    /** Of another instance, with which it shares nothing but Redis. */
    private Cache<String> there;

    @BeforeEach
    void twoInstances() {
        caches.clear();
        here = instance();
        there = instance();
    }

    @Test
    void whoeverComesMeanwhileSharesTheResult() throws Exception {
        Asker first = Asker.of(here, "k").awaitReading();
        List<Asker> others =
                Stream.of(here, there)
                        .flatMap(cache -> Stream.generate(() -> Asker.of(cache, "k")).limit(50))
                        .toList();

        // The transaction that computes has one, unless it has not asked for anything yet.
        assertThat(database.getMetrics().activeCount()).isLessThanOrEqualTo(1);
        first.finishesWith("computed");

        for (Asker other : others) {
            assertThat(other.answer()).isEqualTo("computed");
            assertThat(other.isReading()).isFalse();
        }
    }

    @Test
    void otherKeysAreNotHeldUp() throws Exception {
        Asker slow = Asker.of(here, "k").awaitReading();

        assertThat(ask(here, "other", "at once")).isEqualTo("at once");
        slow.finishesWith("late");
    }

    @Test
    void aFailureIsSharedAndNothingIsStored() throws Exception {
        Asker first = Asker.of(here, "k").awaitReading();
        double misses = misses();
        Asker second = Asker.of(here, "k");
        await().until(() -> misses() == misses + 1);

        first.failsWith(new IllegalStateException("no database"));

        assertThatThrownBy(first::answer).hasRootCauseMessage("no database");
        assertThatThrownBy(second::answer).hasRootCauseMessage("no database");
        assertThat(redis.key().exists(LEASE)).isFalse();
        assertThat(ask(there, "k", "works again")).isEqualTo("works again");
    }

    /** It ends by itself, and until then the others wait. */
    @Test
    void theLeaseOfAnInstanceThatDiedIsOvertaken() throws Exception {
        redis.value(String.class)
                .set(LEASE, "token of the dead", new SetArgs().px(Duration.ofMillis(300)));
        Asker waiting = Asker.of(here, "k");
        assertThat(waiting.isReading()).isFalse();

        waiting.awaitReading().finishesWith("overtaken");

        assertThat(waiting.answer()).isEqualTo("overtaken");
        assertThat(ask(there, "k", "recomputed")).isEqualTo("overtaken");
    }

    @Test
    void theLateResultOfAStalledHolderDoesNotOverwriteANewerOne() throws Exception {
        Asker stalled = Asker.of(here, "k").awaitReading();
        // As if its time were up.
        redis.key().del(LEASE);
        assertThat(ask(there, "k", "newer")).isEqualTo("newer");

        stalled.finishesWith("older");

        // It had asked before there was anything newer.
        assertThat(stalled.answer()).isEqualTo("older");
        assertThat(ask(here, "k", "recomputed")).isEqualTo("newer");
    }

    @Test
    void aHolderReleasesOnlyItsOwnLease() throws Exception {
        Asker stalled = Asker.of(here, "k").awaitReading();
        redis.key().del(LEASE);
        Asker holder = Asker.of(there, "k").awaitReading();

        stalled.failsWith(new IllegalStateException("late"));

        await().until(stalled.answer::isCompletedExceptionally);
        assertThat(redis.key().exists(LEASE)).isTrue();
        holder.finishesWith("newer");
        assertThat(ask(here, "k", "recomputed")).isEqualTo("newer");
    }

    private double misses() {
        return metrics.counter("cache.misses", "cache", "test").count();
    }

    private Cache<String> instance() {
        return caches.named("test", 1, Duration.ofMinutes(10), Codec.json(json, String.class));
    }
}
