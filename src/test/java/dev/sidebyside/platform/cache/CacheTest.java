package dev.sidebyside.platform.cache;

import static dev.sidebyside.platform.cache.PendingGet.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.platform.cache.Caches.Codec;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a cache stores, for how long, and under which keys. */
@QuarkusTest
class CacheTest {

    private static final Duration TTL = Duration.ofMinutes(10);

    @Inject Caches caches;
    @Inject RedisDataSource redis;
    @Inject ObjectMapper json;

    @BeforeEach
    void startEmpty() {
        redis.flushall();
    }

    @Test
    void computesAValueOnce() throws Exception {
        Cache<String> cache = cache("test", 1);

        assertThat(get(cache, "a", "first")).isEqualTo("first");
        assertThat(get(cache, "a", "second")).isEqualTo("first");
        assertThat(get(cache, "b", "other key")).isEqualTo("other key");
    }

    @Test
    void storesBytesUnchanged() throws Exception {
        byte[] all = new byte[256];
        IntStream.range(0, 256).forEach(i -> all[i] = (byte) i);
        Cache<byte[]> cache = caches.named("test-bytes", 1, TTL, Codec.BYTES);

        for (int i = 0; i < 2; i++) {
            assertThat(cache.getAsync("k", () -> Optional.of(all)).await().indefinitely())
                    .hasValueSatisfying(read -> assertThat(read).isEqualTo(all));
        }
        assertThat(redis.value(byte[].class).get("side-by-side:{107}:test-bytes:1:value:k"))
                .endsWith(all);
    }

    @Test
    void versionsDoNotShareValues() throws Exception {
        get(cache("test", 1), "k", "old shape");

        assertThat(get(cache("test", 2), "k", "new shape")).isEqualTo("new shape");
        assertThat(get(cache("test", 1), "k", "recomputed")).isEqualTo("old shape");
    }

    @Test
    void namesDoNotShareValues() throws Exception {
        get(cache("test", 1), "k", "one");

        assertThat(get(cache("test-other", 1), "k", "another")).isEqualTo("another");
    }

    @Test
    void valuesStoredTogetherExpireAtDifferentTimes() throws Exception {
        Cache<String> cache = cache("test", 1);
        for (int i = 0; i < 20; i++) {
            get(cache, "k" + i, "v");
        }

        List<Long> left = timesToLive("*:value:*");

        assertThat(left).hasSize(20).allSatisfy(CacheTest::isAboutTheTimeToLive);
        assertThat(left.stream().mapToLong(ms -> ms / 1000).distinct().count()).isGreaterThan(5);
    }

    @Test
    void remembersAbsenceForATenthOfTheTime() throws Exception {
        Cache<String> cache = cache("test", 1);

        assertThat(get(cache, "k", null)).isNull();
        assertThat(get(cache, "k", "created since")).isNull();
        assertThat(timesToLive("*:absent"))
                .hasSize(1)
                .allSatisfy(ms -> isAboutTheTimeToLive(ms * 10));
    }

    @Test
    void invalidateRemovesAbsence() throws Exception {
        Cache<String> cache = cache("test", 1);
        get(cache, "k", null);

        cache.invalidate("k");

        assertThat(get(cache, "k", "created since")).isEqualTo("created since");
    }

    /** Requests for invented names cannot fill the memory with them. */
    @Test
    void boundsTheNumberOfAbsences() throws Exception {
        Cache<String> cache = cache("test", 1);
        for (int i = 0; i < 3000; i++) {
            assertThat(get(cache, "unknown " + i, null)).isNull();
        }

        assertThat(redis.key().keys("side-by-side:*:test:*")).hasSizeBetween(500, 1024);
    }

    @Test
    void clearsOnceIfTheDataChanged() throws Exception {
        Cache<String> cache = cache("test", 1);
        caches.clearIfDataChanged("first load");
        get(cache, "k", "of the first");

        caches.clearIfDataChanged("first load");
        assertThat(get(cache, "k", "recomputed")).isEqualTo("of the first");

        caches.clearIfDataChanged("second load");
        assertThat(get(cache, "k", "of the second")).isEqualTo("of the second");
    }

    /** Redis Cluster rejects a command whose keys lie in several slots. */
    @Test
    void keepsAllKeysOfAnEntryInOneSlot() throws Exception {
        Cache<String> cache = cache("test", 1);
        get(cache, "a{b}c", "present");
        get(cache, "a{b}c", null);
        cache.invalidate("a{b}c");
        get(cache, "a{b}c", null);
        PendingGet pending = PendingGet.start(cache("test", 2), "a{b}c").awaitComputing();

        assertThat(redis.key().keys("side-by-side:*"))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(key -> key.startsWith("side-by-side:{" + bucket("a{b}c") + "}:"));
        pending.computes("done");
    }

    @Test
    void clearIsSeenByAnotherInstanceAtOnce() throws Exception {
        Cache<String> here = cache("test", 1);
        Cache<String> there = cache("test", 1);
        get(here, "k", "old");
        get(here, "missing", null);

        caches.clear();

        assertThat(get(there, "k", "new")).isEqualTo("new");
        assertThat(get(there, "missing", "created")).isEqualTo("created");
    }

    @Test
    void storesNothingThatWasComputedBeforeAClear() throws Exception {
        Cache<String> here = cache("test", 1);
        Cache<String> there = cache("test", 1);
        PendingGet before = PendingGet.start(here, "k").awaitComputing();
        caches.clear();
        PendingGet after = PendingGet.start(here, "k");

        before.computes("old");

        assertThat(before.value()).isEqualTo("old");
        after.awaitComputing().computes("new");
        assertThat(after.value()).isEqualTo("new");
        assertThat(get(there, "k", "recomputed")).isEqualTo("new");
    }

    private static int bucket(String key) {
        return Math.floorMod(key.hashCode(), 1024);
    }

    private static void isAboutTheTimeToLive(long millis) {
        assertThat(millis).isBetween(TTL.toMillis() * 85 / 100, TTL.toMillis() * 110 / 100);
    }

    private List<Long> timesToLive(String pattern) {
        return redis.key().keys(pattern).stream().map(key -> redis.key().pttl(key)).toList();
    }

    private Cache<String> cache(String name, int version) {
        return caches.named(name, version, TTL, Codec.json(json, String.class));
    }
}
