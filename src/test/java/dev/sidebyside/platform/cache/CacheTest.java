package dev.sidebyside.platform.cache;

import static dev.sidebyside.platform.cache.Asker.ask;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept, for how long, and under which name. */
@QuarkusTest
class CacheTest {

    private static final Duration TTL = Duration.ofMinutes(10);

    @Inject Caches caches;
    @Inject RedisDataSource redis;
    @Inject ObjectMapper json;

    @BeforeEach
    void empty() {
        caches.clear();
    }

    @Test
    void aValueIsComputedOnce() throws Exception {
        Cache<String> cache = cache("test", 1);

        assertThat(ask(cache, "a", "first")).isEqualTo("first");
        assertThat(ask(cache, "a", "second")).isEqualTo("first");
        assertThat(ask(cache, "b", "other key")).isEqualTo("other key");
    }

    @Test
    void blockingCallerComputesAMissOnItsOwnThread() {
        Cache<String> cache = cache("test", 1);

        assertThat(cache.get("k", () -> Optional.of(Thread.currentThread().getName())))
                .contains(Thread.currentThread().getName());
        assertThat(cache.get("k", () -> Optional.of("recomputed")))
                .contains(Thread.currentThread().getName());
    }

    @Test
    void bytesAreStoredAsTheyAre() throws Exception {
        byte[] all = new byte[256];
        IntStream.range(0, 256).forEach(i -> all[i] = (byte) i);
        Cache<byte[]> cache = caches.named("test-bytes", 1, TTL, Codec.BYTES);

        for (int i = 0; i < 2; i++) {
            assertThat(cache.getAsync("k", () -> Optional.of(all)).await().indefinitely())
                    .hasValueSatisfying(read -> assertThat(read).isEqualTo(all));
        }
        assertThat(redis.value(byte[].class).get("side-by-side:test-bytes:1:value:k"))
                .isEqualTo(all);
    }

    @Test
    void aTaggedAnswerKeepsItsTag() {
        TaggedBytes answer = new TaggedBytes("v-1", "body \u20ac".getBytes(UTF_8));

        TaggedBytes read = TaggedBytes.CODEC.decode(TaggedBytes.CODEC.encode(answer));

        assertThat(read.tag()).isEqualTo(answer.tag());
        assertThat(read.body()).isEqualTo(answer.body());
    }

    /** What the new version would not understand, it does not find. */
    @Test
    void aDeploymentThatChangesTheShapeDoesNotReadTheOldOne() throws Exception {
        ask(cache("test", 1), "k", "old shape");

        assertThat(ask(cache("test", 2), "k", "new shape")).isEqualTo("new shape");
        assertThat(ask(cache("test", 1), "k", "recomputed")).isEqualTo("old shape");
    }

    @Test
    void cachesOfOtherNamesAreApart() throws Exception {
        ask(cache("test", 1), "k", "one");

        assertThat(ask(cache("test-other", 1), "k", "another")).isEqualTo("another");
    }

    @Test
    void valuesThatAreStoredTogetherDoNotEndTogether() throws Exception {
        Cache<String> cache = cache("test", 1);
        for (int i = 0; i < 20; i++) {
            ask(cache, "k" + i, "v");
        }

        List<Long> left = timesToLive("*:value:*");

        assertThat(left).hasSize(20).allSatisfy(CacheTest::isAboutTheTimeToLive);
        assertThat(left.stream().mapToLong(ms -> ms / 1000).distinct().count()).isGreaterThan(5);
    }

    @Test
    void thatThereIsNoValueIsKeptForATenthOfTheTime() throws Exception {
        Cache<String> cache = cache("test", 1);

        assertThat(ask(cache, "k", null)).isNull();
        assertThat(ask(cache, "k", "created since")).isNull();
        assertThat(timesToLive("*:absent:*"))
                .hasSize(1)
                .allSatisfy(ms -> isAboutTheTimeToLive(ms * 10));
    }

    @Test
    void anInvalidatedAbsenceIsForgotten() throws Exception {
        Cache<String> cache = cache("test", 1);
        ask(cache, "k", null);

        cache.invalidate("k");

        assertThat(ask(cache, "k", "created since")).isEqualTo("created since");
    }

    /** Who asks for names that do not exist cannot fill the memory with them. */
    @Test
    void absencesAreBounded() throws Exception {
        Cache<String> cache = cache("test", 1);
        for (int i = 0; i < 3000; i++) {
            assertThat(ask(cache, "nobody " + i, null)).isNull();
        }

        assertThat(redis.key().keys("side-by-side:test:*")).hasSizeBetween(500, 1024);
    }

    @Test
    void cachesAreEmptiedOnceForEachDataThatTheyBelongTo() throws Exception {
        Cache<String> cache = cache("test", 1);
        caches.belongTo("first load");
        ask(cache, "k", "of the first");

        caches.belongTo("first load");
        assertThat(ask(cache, "k", "recomputed")).isEqualTo("of the first");

        caches.belongTo("second load");
        assertThat(ask(cache, "k", "of the second")).isEqualTo("of the second");
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
