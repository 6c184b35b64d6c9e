package dev.sidebyside.site.live;

import static dev.sidebyside.testing.Soon.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.testing.EventStream;
import dev.sidebyside.testing.PackagedService;
import dev.sidebyside.testing.RedisCluster;
import dev.sidebyside.testing.RedisNode;
import dev.sidebyside.testing.RedisSentinel;
import dev.sidebyside.testing.RedisStandalone;
import dev.sidebyside.testing.RedisTopology;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two instances on one Redis show each other's requests, and share comparisons. */
@Tag("faults")
class LiveInstancesIT {

    enum Topology {
        STANDALONE,
        CLUSTER,
        SENTINEL
    }

    /** A new subscription follows within ten seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** {@code quarkus.shutdown.timeout}. */
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(20);

    private RedisTopology redis;
    private List<PackagedService> instances = List.of();

    private void start(Topology topology) throws Exception {
        redis =
                switch (topology) {
                    case STANDALONE -> RedisStandalone.start();
                    case CLUSTER -> RedisCluster.start();
                    case SENTINEL -> RedisSentinel.start();
                };
        instances = PackagedService.start(2, properties());
    }

    private String[] properties() {
        return Stream.concat(redis.properties().stream(), Stream.of("sidebyside.profiler=full"))
                .toArray(String[]::new);
    }

    @AfterEach
    void stop() throws IOException {
        instances.forEach(PackagedService::close);
        redis.close();
    }

    @ParameterizedTest
    @EnumSource
    void instancesShareRequestsAndComparisons(Topology topology) throws Exception {
        start(topology);
        PackagedService one = instances.get(0);
        PackagedService other = instances.get(1);
        awaitSharedRequests(one, other);
        awaitSharedRequests(other, one);

        String naive = profileOf(one, "/naive/posts?limit=5");
        String optimized = profileOf(other, "/optimized/posts?limit=5");
        String comparison = compare(one, naive, optimized);

        for (PackagedService instance : instances) {
            Comparison kept = given().get(instance.url(comparison)).as(Comparison.class);
            assertThat(kept.naive().id()).isEqualTo(naive);
            assertThat(kept.naive().executions()).hasSize(6);
            assertThat(kept.optimized().id()).isEqualTo(optimized);
            assertThat(kept.lesson()).isEqualTo("fetchjoin");
            assertMissingIsReportedSoon(instance);
        }
    }

    /** Without a wait for instances that have said that they lack it. */
    private static void assertMissingIsReportedSoon(PackagedService at) {
        String missing = at.url("/profiler/requests/" + UUID.randomUUID());
        long begin = System.nanoTime();

        assertThat(given().accept(ContentType.HTML).get(missing).statusCode()).isEqualTo(404);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aLostRedisLeavesTheOwnRequests() throws Exception {
        start(Topology.STANDALONE);
        PackagedService one = instances.get(0);
        PackagedService other = instances.get(1);
        RedisNode node = redis.nodes().get(0);
        awaitSharedRequests(one, other);

        node.kill();
        try (var events = new EventStream(one.url("/profiler/events"))) {
            String naive = profileOf(one, "/naive/posts?limit=4");
            String optimized = profileOf(one, "/optimized/posts?limit=4");
            await().until(() -> contains(events, optimized));
            assertThat(contains(events, naive)).isTrue();
            String comparison = compare(one, naive, optimized);
            assertThat(given().get(one.url(comparison)).statusCode()).isEqualTo(200);
            assertThat(given().get(other.url(comparison)).statusCode()).isEqualTo(404);
        }
        node.startAgain();

        awaitSharedRequests(one, other);
    }

    /** Streams end at once, so the stop does not wait. The new instance fetches the comparison. */
    @Test
    void aRestartedInstanceServesOldComparisons() throws Exception {
        start(Topology.STANDALONE);
        PackagedService one = instances.get(0);
        PackagedService other = instances.get(1);
        String naive = profileOf(one, "/naive/posts?limit=4");
        String comparison = compare(one, naive, naive);
        try (var events = new EventStream(other.url("/profiler/events"))) {
            await().until(() -> !events.lines().isEmpty());
            long begin = System.nanoTime();

            other.close();

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SHUTDOWN_TIMEOUT);
            await().until(events::isEnded);
        }
        PackagedService restarted = PackagedService.start(properties());
        instances = List.of(one, restarted);
        awaitSharedRequests(one, restarted);

        assertThat(given().get(restarted.url(comparison)).statusCode()).isEqualTo(200);
    }

    /** Sends requests to one instance until the other one shows one of them. */
    private static void awaitSharedRequests(PackagedService from, PackagedService to)
            throws Exception {
        try (var events = new EventStream(to.url("/profiler/events"))) {
            List<String> sent = new ArrayList<>();
            await().atMost(PATIENCE)
                    .until(
                            () -> {
                                sent.add(profileOf(from, "/naive/posts?limit=1"));
                                return sent.stream().anyMatch(id -> contains(events, id));
                            });
        }
    }

    private static boolean contains(EventStream events, String id) {
        return events.lines().stream().anyMatch(line -> line.contains(id));
    }

    private static String compare(PackagedService at, String naive, String optimized) {
        Response added =
                given().contentType(ContentType.JSON)
                        .body(Map.of("naive", naive, "optimized", optimized, "alike", "same"))
                        .post(at.url("/profiler/comparisons"));
        assertThat(added.statusCode()).isEqualTo(201);
        return added.header("Location").replaceFirst("https?://[^/]+", "");
    }

    private static String profileOf(PackagedService instance, String request) {
        String profile = given().get(instance.url(request)).header("Profile");
        return profile.substring(profile.lastIndexOf('/') + 1);
    }
}
