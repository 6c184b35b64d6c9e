package dev.sidebyside.platform.cache;

import static dev.sidebyside.testing.Soon.await;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node is lost while clients read and change profiles: no request fails, and it recovers. */
@Tag("faults")
class RedisFailoverIT {

    /** From a failover, or the return of the node, to a hit for every key. */
    private static final Duration BACK = Duration.ofSeconds(10);

    /** A change waits two seconds for Redis; the rest is for a busy machine. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static RedisSentinel sentinel;
    private static RedisCluster cluster;
    private static PackagedService withSentinel;
    private static PackagedService withCluster;

    private List<String> profiles;

    /** By profile. */
    private final Map<String, String> bios = new HashMap<>();

    @BeforeAll
    static void start() throws IOException {
        sentinel = RedisSentinel.start();
        cluster = RedisCluster.start();
        withSentinel = start(sentinel);
        withCluster = start(cluster);
    }

    @AfterAll
    static void stop() throws IOException {
        withSentinel.close();
        withCluster.close();
        sentinel.close();
        cluster.close();
    }

    private static PackagedService start(RedisTopology redis) throws IOException {
        return PackagedService.start(redis.properties().toArray(String[]::new));
    }

    @Test
    void sentinelMasterIsKilled() throws Exception {
        loseWithSentinel(sentinel.master()::kill, sentinel::awaitFailover);
    }

    @Test
    void sentinelMasterIsFrozen() throws Exception {
        loseWithSentinel(sentinel.master()::freeze, sentinel::awaitFailover);
    }

    @Test
    void sentinelMasterComesBackAsReplica() throws Exception {
        loseWithSentinel(
                sentinel.master()::freeze,
                () -> {
                    sentinel.awaitFailover();
                    awaitAvailable(withSentinel);
                    // It completes what the service sent to it, and is demoted later.
                    sentinel.master().thaw();
                    sentinel.awaitOldMasterFollows();
                });
    }

    @Test
    void clusterMasterWithReplicaIsKilled() throws Exception {
        loseInCluster(cluster.masters().get(0)::kill, cluster::awaitFailover);
    }

    @Test
    void clusterMasterWithReplicaIsFrozen() throws Exception {
        loseInCluster(cluster.masters().get(0)::freeze, cluster::awaitFailover);
    }

    @Test
    void clusterMasterIsKilledAndComesBack() throws Exception {
        RedisNode node = cluster.masters().get(1);
        loseInCluster(
                node::kill,
                () -> {
                    cluster.awaitFailure();
                    node.startAgain();
                    cluster.awaitOk();
                });
    }

    @Test
    void clusterMasterIsFrozenAndThawed() throws Exception {
        RedisNode node = cluster.masters().get(1);
        loseInCluster(
                node::freeze,
                () -> {
                    cluster.awaitFailure();
                    node.thaw();
                    cluster.awaitOk();
                });
    }

    private void loseWithSentinel(Action trouble, Action recovery) throws Exception {
        sentinel.startEmpty();
        lose(withSentinel, trouble, recovery);
    }

    private void loseInCluster(Action trouble, Action recovery) throws Exception {
        cluster.startEmpty();
        lose(withCluster, trouble, recovery);
    }

    /** While a client reads and changes profiles, no request fails, waits long, or is wrong. */
    private void lose(PackagedService service, Action trouble, Action recovery) throws Exception {
        readAll(service);
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

    private void readAll(PackagedService service) {
        List<String> handles =
                given().get(service.url("/optimized/posts?limit=20"))
                        .jsonPath()
                        .getList("author.handle");
        profiles = handles.stream().map(handle -> "/authors/" + handle + "/profile").toList();
        profiles.forEach(profile -> bios.put(profile, get(service, profile).path("bio")));
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
