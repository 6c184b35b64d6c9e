package dev.sidebyside.platform.cache;

import static dev.sidebyside.testing.Soon.await;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.testing.PackagedService;
import dev.sidebyside.testing.PostgresProcess;
import dev.sidebyside.testing.RedisCluster;
import dev.sidebyside.testing.RedisNode;
import dev.sidebyside.testing.RedisSentinel;
import dev.sidebyside.testing.RedisStandalone;
import dev.sidebyside.testing.RedisTopology;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The cache keeps its promises on a single Redis, on a Redis Cluster and behind a Sentinel. */
@ParameterizedClass
@EnumSource
@Tag("faults")
class RedisTopologiesIT {

    enum Topology {
        STANDALONE,
        CLUSTER,
        SENTINEL
    }

    private static final Executor CLIENTS = Executors.newCachedThreadPool();
    private static final int HERD = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TRENDING = "/tags/trending?limit=10";
    private static final Pattern CALLS = Pattern.compile("cmdstat_([a-z]+):calls=(\\d+)");

    /** What the client and the servers send for themselves. */
    private static final List<String> OWN =
            List.of(
                    "ping",
                    "auth",
                    "info",
                    "cluster",
                    "replconf",
                    "psync",
                    "publish",
                    "role",
                    "dbsize");

    private static RedisTopology redis;
    private static PackagedService one;
    private static PackagedService other;

    @Parameter private Topology topology;

    @BeforeParameterizedClassInvocation
    static void start(Topology topology) throws Exception {
        redis =
                switch (topology) {
                    case STANDALONE -> RedisStandalone.start();
                    case CLUSTER -> RedisCluster.start();
                    case SENTINEL -> RedisSentinel.start();
                };
        List<PackagedService> instances = PackagedService.start(2, properties());
        one = instances.get(0);
        other = instances.get(1);
    }

    @AfterParameterizedClassInvocation
    static void stop() throws IOException {
        one.close();
        other.close();
        redis.close();
    }

    private static String[] properties(String... more) {
        return Stream.concat(redis.properties().stream(), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void aHitIsOneCommand() throws IOException {
        for (String profile : profiles()) {
            awaitHit(one, profile);
            long before = commands();
            assertThat(isHit(get(one, profile))).isTrue();
            assertThat(commands() - before).as(profile).isEqualTo(1);
        }
    }

    @Test
    void aHerdComputesOnce() throws Exception {
        awaitHit(one, TRENDING);
        awaitHit(other, TRENDING);
        String expected = given().get(one.url("/naive" + TRENDING)).asString();
        redis.flush();
        double loads = loads(one) + loads(other);
        double misses = misses(one) + misses(other);
        List<CompletableFuture<Response>> herd;
        try (Connection lock = PostgresProcess.find().lockComments()) {
            herd =
                    Stream.of(one, other)
                            .flatMap(
                                    service ->
                                            Stream.generate(
                                                            () ->
                                                                    supplyAsync(
                                                                            () ->
                                                                                    get(
                                                                                            service,
                                                                                            TRENDING),
                                                                            CLIENTS))
                                                    .limit(HERD))
                            .toList();
            await().until(() -> misses(one) + misses(other) == misses + 2 * HERD);
        }

        for (CompletableFuture<Response> response : herd) {
            response.join().then().statusCode(200);
            assertThat(response.join().asString()).isEqualTo(expected);
        }
        assertThat(loads(one) + loads(other) - loads).isEqualTo(1);
    }

    @Test
    void everyInstanceShowsAChangeAtOnce() {
        for (String profile : profiles()) {
            awaitHit(one, profile);
            awaitHit(other, profile);

            given().header("If-Match", "*")
                    .contentType(ContentType.JSON)
                    .body(Map.of("name", "Changed", "bio", profile))
                    .put(one.url("/optimized" + profile))
                    .then()
                    .statusCode(200);

            for (PackagedService service : List.of(other, one)) {
                assertThat(get(service, profile).path("bio").toString()).isEqualTo(profile);
            }
        }
    }

    @Test
    void absenceIsCached() {
        String nobody = "/authors/nobody/profile";
        get(one, nobody).then().statusCode(404);
        await().until(() -> isHit(get(one, nobody)));
        assertThat(isHit(get(other, nobody))).isTrue();
        get(other, nobody).then().statusCode(404);
    }

    @Test
    void newDemoDataEmptyTheCachesOfAllInstances() throws IOException {
        List<String> profiles = profiles();
        profiles.forEach(profile -> awaitHit(one, profile));

        // The next start of another class reloads its own number of posts.
        PackagedService.start(properties("sidebyside.demo.posts=1001")).close();

        assertThat(profiles).noneMatch(profile -> isHit(get(one, profile)));
    }

    private static List<String> profiles() {
        List<String> handles =
                given().get(one.url("/optimized/posts?limit=20"))
                        .jsonPath()
                        .getList("author.handle");
        return handles.stream().map(handle -> "/authors/" + handle + "/profile").toList();
    }

    private static Response get(PackagedService service, String path) {
        return given().get(service.url("/optimized" + path));
    }

    private static void awaitHit(PackagedService service, String path) {
        await().atMost(PATIENCE).until(() -> isHit(get(service, path)));
    }

    private static boolean isHit(Response response) {
        return response.header("Server-Timing").contains("desc=hit");
    }

    private static double loads(PackagedService service) {
        return service.metric("cache_loads_total", "cache=\"viewcache\"");
    }

    private static double misses(PackagedService service) {
        return service.metric("cache_misses_total", "cache=\"viewcache\"");
    }

    /** How many commands of the caches all nodes have carried out. */
    private static long commands() throws IOException {
        long commands = 0;
        for (RedisNode node : redis.nodes()) {
            Matcher calls = CALLS.matcher(node.send("INFO commandstats"));
            while (calls.find()) {
                commands += OWN.contains(calls.group(1)) ? 0 : Long.parseLong(calls.group(2));
            }
        }
        return commands;
    }
}
