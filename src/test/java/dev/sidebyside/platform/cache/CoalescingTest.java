package dev.sidebyside.platform.cache;

import static dev.sidebyside.platform.cache.PendingGet.get;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.platform.cache.Caches.Codec;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lookups of one key that wait at the same time share one MGET, as Redis counts them. */
@QuarkusTest
class CoalescingTest {

    private static final Pattern MGETS = Pattern.compile("cmdstat_mget:calls=(\\d+)");

    @Inject Caches caches;
    @Inject RedisCommands commands;
    @Inject RedisDataSource redis;
    @Inject ObjectMapper json;

    private Cache<String> cache;

    @BeforeEach
    void storeOneValue() throws Exception {
        redis.flushall();
        cache = caches.named("test", 1, Duration.ofMinutes(10), Codec.json(json, String.class));
        get(cache, "k", "value");
    }

    @Test
    void aHundredLookupsOfOneKeyShareTwoMgets() throws Exception {
        long before = mgets();

        List<CompletableFuture<Optional<String>>> lookups = whileRedisIsBusy(100, "k");

        for (CompletableFuture<Optional<String>> lookup : lookups) {
            assertThat(lookup.get(20, SECONDS)).contains("value");
        }
        assertThat(mgets() - before).isEqualTo(2);
    }

    /** The first MGET may have read the old value: only the lookups that came before share it. */
    @Test
    void aLookupAfterTheMgetWasSentWaitsForTheNext() throws Exception {
        long before = mgets();

        List<CompletableFuture<Optional<String>>> lookups = whileRedisIsBusy(2, "k");

        for (CompletableFuture<Optional<String>> lookup : lookups) {
            lookup.get(20, SECONDS);
        }
        assertThat(mgets() - before).isEqualTo(2);
    }

    @Test
    void aLookupThatBeginsAfterAnInvalidationDoesNotShareAnOlderMget() throws Exception {
        for (int i = 0; i < 200; i++) {
            CompletableFuture<Optional<String>> before = start("k");
            cache.invalidate("k");
            String current = "value " + i;

            assertThat(get(cache, "k", current)).isEqualTo(current);
            before.get(20, SECONDS);
        }
    }

    @Test
    void lookupsOfDifferentKeysShareNothing() throws Exception {
        get(cache, "other", "other value");

        CompletableFuture<Optional<String>> other = start("other");
        CompletableFuture<Optional<String>> first = start("k");

        assertThat(other.get(20, SECONDS)).contains("other value");
        assertThat(first.get(20, SECONDS)).contains("value");
    }

    /** All begin while Redis runs a script, so none has its reply. */
    private List<CompletableFuture<Optional<String>>> whileRedisIsBusy(int count, String key) {
        List<CompletableFuture<Optional<String>>> lookups = new ArrayList<>();
        commands.sendWithoutBreaker(Request.cmd(Command.EVAL).arg("for i = 1, 1e7 do end").arg(0));
        for (int i = 0; i < count; i++) {
            lookups.add(start(key));
        }
        return lookups;
    }

    private CompletableFuture<Optional<String>> start(String key) {
        return cache.getAsync(key, () -> Optional.of("computed")).subscribeAsCompletionStage();
    }

    private long mgets() {
        Matcher calls = MGETS.matcher(redis.execute("INFO", "commandstats").toString());
        return calls.find() ? Long.parseLong(calls.group(1)) : 0;
    }
}
