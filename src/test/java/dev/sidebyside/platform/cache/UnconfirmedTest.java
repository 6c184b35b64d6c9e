package dev.sidebyside.platform.cache;

import static dev.sidebyside.platform.cache.PendingGet.get;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.platform.cache.Caches.Codec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A removal that Redis refuses is repeated until Redis confirms it. */
@QuarkusTest
class UnconfirmedTest {

    private static final Executor CLIENTS = Executors.newCachedThreadPool();

    /** Fails for as long as this key is missing. */
    private static final String ALLOWED = "side-by-side:test-allowed";

    @Inject RedisCommands commands;
    @Inject RedisCircuitBreaker breaker;
    @Inject Vertx vertx;
    @Inject Caches caches;
    @Inject RedisDataSource redis;
    @Inject ObjectMapper json;

    private Removals removals;

    @BeforeEach
    void allowTwoUnconfirmed() {
        redis.key().del(ALLOWED);
        removals = new Removals(commands, breaker, vertx, new SimpleMeterRegistry());
        removals.maxUnconfirmed = 2;
    }

    @Test
    void repeatsARefusedRemovalUntilRedisConfirmsIt() {
        assertThat(removals.remove("a", refused())).isFalse();
        assertThat(isUnconfirmed("a")).isTrue();
        assertThat(isUnconfirmed("b")).isFalse();

        allow();

        await().until(() -> !isUnconfirmed("a"));
        assertThat(removals.remove("a", refused())).isTrue();
    }

    @Test
    void clearsAllCachesWhenTooManyRemovalsArePending() throws Exception {
        Cache<String> cache =
                caches.named("test", 1, Duration.ofMinutes(1), Codec.json(json, String.class));
        caches.clear();
        get(cache, "k", "old");
        List<CompletableFuture<Boolean>> pending =
                Stream.of("a", "b")
                        .map(key -> supplyAsync(() -> removals.remove(key, refused()), CLIENTS))
                        .toList();
        for (CompletableFuture<Boolean> confirmed : pending) {
            assertThat(confirmed.get(20, SECONDS)).isFalse();
        }

        assertThat(removals.remove("c", refused())).isTrue();

        assertThat(get(cache, "k", "new")).isEqualTo("new");
        allow();
        await().until(() -> !isUnconfirmed("a") && !isUnconfirmed("b"));
    }

    private boolean isUnconfirmed(String name) {
        return removals.isUnconfirmed(() -> name);
    }

    private void allow() {
        redis.value(String.class).set(ALLOWED, "yes");
    }

    private static Request refused() {
        return Request.cmd(Command.EVAL)
                .arg("return redis.call('GET', KEYS[1]) or redis.error_reply('refused')")
                .arg(1)
                .arg(ALLOWED);
    }
}
