package dev.sidebyside.platform.cache;

import static dev.sidebyside.testing.Soon.await;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.sidebyside.testing.PackagedService;
import dev.sidebyside.testing.PostgresProcess;
import dev.sidebyside.testing.RedisProcess;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Redis is killed, frozen, full, or refuses connections: responses stay right. */
@Tag("faults")
class RedisTroubleIT {

    private static final Executor CLIENTS = Executors.newCachedThreadPool();
    private static final String TRENDING = "/tags/trending";
    private static final String PROFILE = "/authors/luz-wren/profile";
    private static final Pattern IN_REDIS = Pattern.compile("cache;dur=([0-9.]+)");

    /** For a Redis that does not respond; much less on an idle machine. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static PackagedService service;

    @BeforeAll
    static void start() throws IOException {
        service = PackagedService.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void awaitRedis() {
        await().atMost(PATIENCE).untilAsserted(() -> assertHealth("available"));
        await().until(() -> get(TRENDING).header("Server-Timing").contains("desc=hit"));
    }

    @Test
    void respondsWhileRedisIsDownAndAfterItsRestart() throws IOException {
        RedisProcess redis = RedisProcess.find();
        redis.kill();

        assertRight();
        assertHealth("degraded");

        redis.startAgain();
        await().untilAsserted(() -> assertHealth("available"));
        assertOnlyOneComputesFor(50);
        assertRight();
    }

    /** Requests share computations also while Redis is down. */
    @Test
    void sharesComputationsWithoutRedis() throws Exception {
        RedisProcess redis = RedisProcess.find();
        redis.kill();
        double before = service.metric("cache_loads_total", "cache=\"viewcache\"");
        List<CompletableFuture<Response>> herd;
        try (Connection lock = PostgresProcess.find().lockComments()) {
            herd = herd(50);
            await().until(() -> PostgresProcess.waiting(lock) == 1);
        }

        herd.forEach(response -> assertThat(response.join().statusCode()).isEqualTo(200));
        double loads = service.metric("cache_loads_total", "cache=\"viewcache\"") - before;
        assertThat(loads).isLessThan(25);
        redis.startAgain();
    }

    /** They join the computation that began before Redis froze. */
    @Test
    void joinsTheRunningComputationWhenRedisFreezes() throws Exception {
        RedisProcess redis = RedisProcess.find();
        assertThat(redis.ask("FLUSHALL")).isEqualTo("+OK");
        double loads = service.metric("cache_loads_total", "cache=\"viewcache\"");
        double misses = service.metric("cache_misses_total", "cache=\"viewcache\"");
        List<CompletableFuture<Response>> herd;
        try (Connection lock = PostgresProcess.find().lockComments()) {
            CompletableFuture<Response> first = herd(1).get(0);
            await().until(() -> PostgresProcess.waiting(lock) == 1);
            redis.freeze();
            try {
                herd = Stream.concat(Stream.of(first), herd(10).stream()).toList();
                await().until(
                                () ->
                                        service.metric("cache_misses_total", "cache=\"viewcache\"")
                                                == misses + 11);
            } finally {
                redis.thaw();
            }
        }

        herd.forEach(response -> assertThat(response.join().statusCode()).isEqualTo(200));
        assertThat(service.metric("cache_loads_total", "cache=\"viewcache\"")).isEqualTo(loads + 1);
    }

    @Test
    void respondsWhileRedisIsFrozen() throws IOException {
        RedisProcess redis = RedisProcess.find();
        redis.freeze();
        try {
            List<Response> responses = IntStream.range(0, 20).mapToObj(i -> get(TRENDING)).toList();

            assertThat(responses).allSatisfy(response -> response.then().statusCode(200));
            assertThat(responses).allMatch(response -> waited(response) < LONGEST_WAIT.toMillis());
            // Only the first request waits.
            assertThat(responses.stream().filter(response -> waited(response) > 100))
                    .hasSizeLessThan(2);
            assertRight();
            assertHealth("degraded");
        } finally {
            redis.thaw();
        }
        await().until(() -> get(TRENDING).header("Server-Timing").contains("desc=hit"));
    }

    /** The frozen Redis still has the old value, which must not be returned after the thaw. */
    @Test
    void repeatsARemovalThatAFrozenRedisDoesNotConfirm() throws IOException {
        RedisProcess redis = RedisProcess.find();
        change("before").then().statusCode(200);
        await().until(() -> get(PROFILE).header("Server-Timing").contains("desc=hit"));
        double unconfirmed = unconfirmed();
        redis.freeze();
        try {
            Response changed = change("during");

            assertThat(changed.statusCode()).isEqualTo(200);
            assertThat(changed.header("Server-Timing")).contains("desc=unconfirmed");
            assertThat(unconfirmed()).isEqualTo(unconfirmed + 1);
            assertThat(service.log()).anyMatch(line -> line.contains("has not confirmed"));
        } finally {
            redis.thaw();
        }
        get(PROFILE).then().body("name", equalTo("during"));
        await().until(
                        () ->
                                given().get(service.url("/q/metrics"))
                                        .asString()
                                        .contains("cache_invalidations_pending 0"));
        await().until(() -> get(PROFILE).header("Server-Timing").contains("desc=hit"));
        get(PROFILE).then().body("name", equalTo("during"));
    }

    @Test
    void respondsWhileRedisIsFull() throws IOException {
        RedisProcess redis = RedisProcess.find();
        assertThat(redis.ask("CONFIG SET maxmemory 1")).isEqualTo("+OK");
        try {
            assertThat(redis.ask("SET k v")).startsWith("-OOM");
            assertRight();
        } finally {
            redis.ask("CONFIG SET maxmemory 256mb");
        }
    }

    /** Redis removes what was used least recently. */
    @Test
    void cachesNewValuesWhenRedisIsFull() throws IOException {
        RedisProcess redis = RedisProcess.find();
        String path = "/posts/7/html";
        String filler = " " + "x".repeat(60_000);
        assertThat(redis.ask("FLUSHALL")).isEqualTo("+OK");
        try {
            for (int i = 0; i < 200; i++) {
                assertThat(redis.ask("SET filler:" + i + filler)).isEqualTo("+OK");
            }
            assertThat(redis.ask("CONFIG SET maxmemory 8mb")).isEqualTo("+OK");
            assertThat(get(path).header("Server-Timing")).contains("desc=miss");
            assertThat(get(path).header("Server-Timing")).contains("desc=hit");
        } finally {
            redis.ask("CONFIG SET maxmemory 256mb");
            redis.ask("FLUSHALL");
        }
    }

    @Test
    void respondsWhileRedisRefusesConnections() throws IOException {
        RedisProcess redis = RedisProcess.find();
        try (Socket onlyClient = redis.connect()) {
            assertThat(redis.ask(onlyClient, "CONFIG SET maxclients 1")).isEqualTo("+OK");
            redis.ask(onlyClient, "CLIENT KILL TYPE normal SKIPME yes");
            assertRight();
            assertThat(redis.ask("PING")).startsWith("-ERR max number of clients");
            assertThat(redis.ask(onlyClient, "CONFIG SET maxclients 1000")).isEqualTo("+OK");
        }
        await().until(() -> get(TRENDING).header("Server-Timing").contains("desc=hit"));
    }

    /** Responses equal those of the naive side, and show what was written last. */
    private static void assertRight() {
        String naive = given().get(service.url("/naive" + TRENDING)).asString();
        for (int i = 1; i <= 3; i++) {
            assertThat(get(TRENDING).asString()).isEqualTo(naive);
            String name = "change " + i;
            change(name).then().statusCode(200);
            get(PROFILE).then().statusCode(200).body("name", equalTo(name));
            get("/authors/nobody/profile").then().statusCode(404);
        }
    }

    private static Response change(String name) {
        return given().header("If-Match", "*")
                .contentType(ContentType.JSON)
                .body(Map.of("name", name, "bio", ""))
                .put(service.url("/optimized" + PROFILE));
    }

    private static double unconfirmed() {
        return service.metric("cache_invalidations_unconfirmed_total", "cache=\"cacheaside\"");
    }

    private static void assertOnlyOneComputesFor(int clients) {
        double before = service.metric("cache_loads_total", "cache=\"viewcache\"");
        herd(clients).forEach(response -> assertThat(response.join().statusCode()).isEqualTo(200));
        assertThat(service.metric("cache_loads_total", "cache=\"viewcache\"") - before)
                .isEqualTo(1);
    }

    private static List<CompletableFuture<Response>> herd(int clients) {
        return Stream.generate(() -> supplyAsync(() -> get(TRENDING), CLIENTS))
                .limit(clients)
                .toList();
    }

    /** The service stays ready, whatever the state of Redis. */
    private static void assertHealth(String state) {
        given().get(service.url("/q/health/ready"))
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'Cache' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'Cache' }.data.state", startsWith(state));
    }

    private static double waited(Response response) {
        Matcher waited = IN_REDIS.matcher(response.header("Server-Timing"));
        return waited.find() ? Double.parseDouble(waited.group(1)) : 0;
    }

    private static Response get(String path) {
        return given().get(service.url("/optimized" + path));
    }
}
