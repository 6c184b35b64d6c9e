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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A node is lost while clients read and change profiles: no request fails, and it recovers. */
class RedisFailoverIT {

    /** From a failover, or the return of the node, to a hit for every key. */
    private static final Duration BACK = Duration.ofSeconds(10);

    /** A change waits two seconds for Redis; the rest is for a busy machine. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private List<String> profiles;

    /** By profile. */
    private final Map<String, String> bios = new HashMap<>();

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
            lose(
                    service,
                    redis.master()::freeze,
                    () -> {
                        redis.awaitFailover();
                        awaitAvailable(service);
                        // It completes what the service sent to it, and is demoted later.
                        redis.master().thaw();
                        redis.awaitOldMasterFollows();
                    });
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

    /** While a client reads and changes profiles, no request fails, waits long, or is wrong. */
    private void lose(PackagedService service, Action trouble, Action recovery) throws Exception {
        warmUp(service, PATIENCE);
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> client = runAsync(() -> useUntil(done, service));
        try {
            trouble.run();
            recovery.run();
        } finally {
            done.set(true);
            client.join();
        }
        warmUp(service, BACK);
    }

    /** Reads each profile after its change, and again before the next one: many rounds later. */
    private void useUntil(AtomicBoolean done, PackagedService service) {
        for (int round = 0; !done.get(); round++) {
            String profile = profiles.get(round % profiles.size());
            read(service, profile);
            // Unique, also among runs: the database outlives them.
            String bio = "changed " + Instant.now();
            change(service, profile, bio);
            bios.put(profile, bio);
            read(service, profile);
        }
    }

    private void read(PackagedService service, String profile) {
        Response shown = get(service, profile);
        check(shown);
        assertThat(shown.<String>path("bio")).isEqualTo(bios.get(profile));
    }

    /** Returns when every profile is a hit. */
    private void warmUp(PackagedService service, Duration atMost) {
        await().atMost(atMost)
                .untilAsserted(
                        () ->
                                assertThat(profiles)
                                        .allMatch(profile -> isHit(get(service, profile))));
    }

    /** Returns when the cache uses a Redis that responds. */
    private static void awaitAvailable(PackagedService service) {
        String state = "checks.find { it.name == 'Cache' }.data.state";
        await().atMost(BACK)
                .until(
                        () -> given().get(service.url("/q/health/ready")).path(state),
                        "available"::equals);
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
        List<String> handles =
                given().get(service.url("/optimized/posts?limit=20"))
                        .jsonPath()
                        .getList("author.handle");
        profiles = handles.stream().map(handle -> "/authors/" + handle + "/profile").toList();
        profiles.forEach(profile -> bios.put(profile, get(service, profile).path("bio")));
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
