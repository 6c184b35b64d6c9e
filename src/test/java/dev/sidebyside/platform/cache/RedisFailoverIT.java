package dev.sidebyside.platform.cache;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidebyside.testing.PackagedService;
import dev.sidebyside.testing.RedisCluster;
import dev.sidebyside.testing.RedisNode;
import dev.sidebyside.testing.RedisSentinel;
import dev.sidebyside.testing.RedisTopology;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A node is lost while clients read and change profiles: no request fails, and it recovers. */
class RedisFailoverIT {

    /** After a failover, or after the node is back. */
    private static final Duration BACK = Duration.ofSeconds(10);

    /** For a silent Redis; less by far on a quiet machine. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private List<String> profiles;

    @Test
    void sentinelMasterIsKilled() throws Exception {
        try (RedisSentinel redis = RedisSentinel.start();
                PackagedService service = start(redis)) {
            lose(service, redis.master()::kill, redis::awaitFailover);
        }
    }

    @Test
    void sentinelMasterIsFrozen() throws Exception {
        try (RedisSentinel redis = RedisSentinel.start();
                PackagedService service = start(redis)) {
            lose(service, redis.master()::freeze, redis::awaitFailover);
        }
    }

    @Test
    void sentinelMasterComesBackAsReplica() throws Exception {
        try (RedisSentinel redis = RedisSentinel.start();
                PackagedService service = start(redis)) {
            lose(service, redis.master()::freeze, redis::awaitFailover);
            lose(service, redis.master()::thaw, redis::awaitOldMasterFollows);
        }
    }

    @Test
    void clusterMasterWithReplicaIsKilled() throws Exception {
        try (RedisCluster redis = RedisCluster.start();
                PackagedService service = start(redis)) {
            lose(service, redis.masters().get(0)::kill, redis::awaitFailover);
        }
    }

    @Test
    void clusterMasterWithReplicaIsFrozen() throws Exception {
        try (RedisCluster redis = RedisCluster.start();
                PackagedService service = start(redis)) {
            lose(service, redis.masters().get(0)::freeze, redis::awaitFailover);
        }
    }

    @Test
    void clusterMasterIsKilledAndComesBack() throws Exception {
        try (RedisCluster redis = RedisCluster.start();
                PackagedService service = start(redis)) {
            RedisNode node = redis.masters().get(1);
            lose(
                    service,
                    node::kill,
                    () -> {
                        redis.awaitFailure();
                        node.startAgain();
                        redis.awaitOk();
                    });
        }
    }

    @Test
    void clusterMasterIsFrozenAndThawed() throws Exception {
        try (RedisCluster redis = RedisCluster.start();
                PackagedService service = start(redis)) {
            RedisNode node = redis.masters().get(1);
            lose(
                    service,
                    node::freeze,
                    () -> {
                        redis.awaitFailure();
                        node.thaw();
                        redis.awaitOk();
                    });
        }
    }

    /** While one client reads and changes profiles, no request fails, waits long, or is wrong. */
    private void lose(PackagedService service, Action trouble, Action recovery) throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger rounds = new AtomicInteger();
        CompletableFuture<Void> client =
                runAsync(
                        () -> {
                            while (!done.get()) {
                                String profile = profiles.get(rounds.get() % profiles.size());
                                change(service, profile, "round " + rounds);
                                Response shown = get(service, profile);
                                check(shown);
                                assertThat(shown.<String>path("bio")).isEqualTo("round " + rounds);
                                rounds.incrementAndGet();
                            }
                        });
        trouble.run();
        recovery.run();
        int recovered = rounds.get();
        await().atMost(BACK)
                .untilAsserted(
                        () ->
                                assertThat(profiles)
                                        .allMatch(
                                                profile -> {
                                                    get(service, profile);
                                                    return isHit(get(service, profile));
                                                }));
        done.set(true);
        client.join();
        assertThat(recovered).isPositive();
    }

    private static void change(PackagedService service, String profile, String bio) {
        check(
                given().header("If-Match", "*")
                        .contentType(ContentType.JSON)
                        .body(Map.of("name", "Changed", "bio", bio))
                        .put(service.url("/optimized" + profile)));
    }

    private static void check(Response response) {
        response.then().statusCode(200);
        assertThat(response.time()).as("milliseconds").isLessThan(LONGEST_WAIT.toMillis());
    }

    private PackagedService start(RedisTopology redis) throws IOException {
        PackagedService service = PackagedService.start(redis.properties().toArray(String[]::new));
        profiles =
                given()
                        .get(service.url("/optimized/posts?limit=20"))
                        .jsonPath()
                        .<String>getList("author.handle")
                        .stream()
                        .map(handle -> "/authors/" + handle + "/profile")
                        .toList();
        for (String profile : profiles) {
            await().atMost(PATIENCE).until(() -> isHit(get(service, profile)));
        }
        return service;
    }

    private static Response get(PackagedService service, String path) {
        return given().get(service.url("/optimized" + path));
    }

    private static boolean isHit(Response response) {
        return response.header("Server-Timing").contains("desc=hit");
    }

    /** May fail. */
    private interface Action {
        void run() throws IOException;
    }
}
