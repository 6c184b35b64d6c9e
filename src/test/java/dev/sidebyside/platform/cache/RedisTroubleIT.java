package dev.sidebyside.platform.cache;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
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
import org.junit.jupiter.api.Test;

/** A real Redis is stopped, frozen, emptied, full, or refuses: the answers stay right. */
class RedisTroubleIT {

    private static final Executor CLIENTS = Executors.newCachedThreadPool();
    private static final String TRENDING = "/tags/trending";
    private static final String PROFILE = "/authors/luz-wren/profile";
    private static final Pattern IN_REDIS = Pattern.compile("cache;dur=([0-9.]+)");

    /** For a silent Redis; less by far on a quiet machine. */
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
    void itIsWell() {
        await().atMost(PATIENCE).untilAsserted(() -> assertHealth("available"));
        await().until(() -> ask(TRENDING).header("Server-Timing").contains("desc=hit"));
    }

    @Test
    void aRedisThatWasKilledAndComesBackEmpty() throws IOException {
        RedisProcess redis = RedisProcess.find();
        redis.kill();

        assertRight();
        assertHealth("degraded");

        redis.startAgain();
        await().untilAsserted(() -> assertHealth("available"));
        assertOnlyOneComputesFor(50);
        assertRight();
    }

    /** While it is away, too, they compute together and not each alone. */
    @Test
    void noHerdWithoutRedis() throws Exception {
        RedisProcess redis = RedisProcess.find();
        redis.kill();
        double before = service.metric("cache_loads_total", "cache=\"viewcache\"");
        List<CompletableFuture<Response>> herd;
        try (Connection lock = PostgresProcess.find().lockComments()) {
            herd = herd(50);
            await().until(() -> PostgresProcess.waiting(lock) == 1);
        }

        herd.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        double loads = service.metric("cache_loads_total", "cache=\"viewcache\"") - before;
        assertThat(loads).isLessThan(25);
        redis.startAgain();
    }

    /** They join whoever computes already, although it began when Redis was there. */
    @Test
    void noSecondComputationForThoseWhoGiveUpOnRedis() throws Exception {
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

        herd.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        assertThat(service.metric("cache_loads_total", "cache=\"viewcache\"")).isEqualTo(loads + 1);
    }

    @Test
    void aRedisThatIsFrozen() throws IOException {
        RedisProcess redis = RedisProcess.find();
        redis.freeze();
        try {
            List<Response> answers = IntStream.range(0, 20).mapToObj(i -> ask(TRENDING)).toList();

            assertThat(answers).allSatisfy(answer -> answer.then().statusCode(200));
            assertThat(answers).allMatch(answer -> waited(answer) < LONGEST_WAIT.toMillis());
            // Those after the first do not wait.
            assertThat(answers.stream().filter(answer -> waited(answer) > 100)).hasSizeLessThan(2);
            assertRight();
            assertHealth("degraded");
        } finally {
            redis.thaw();
        }
        await().until(() -> ask(TRENDING).header("Server-Timing").contains("desc=hit"));
    }

    /** The old value is still in the frozen Redis, and must not be shown when it thaws. */
    @Test
    void aChangeThatRedisDoesNotConfirm() throws IOException {
        RedisProcess redis = RedisProcess.find();
        change("before").then().statusCode(200);
        await().until(() -> ask(PROFILE).header("Server-Timing").contains("desc=hit"));
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
        ask(PROFILE).then().body("name", equalTo("during"));
        await().until(
                        () ->
                                given().get(service.url("/q/metrics"))
                                        .asString()
                                        .contains("cache_invalidations_pending 0"));
        await().until(() -> ask(PROFILE).header("Server-Timing").contains("desc=hit"));
        ask(PROFILE).then().body("name", equalTo("during"));
    }

    @Test
    void aRedisThatIsFull() throws IOException {
        RedisProcess redis = RedisProcess.find();
        assertThat(redis.ask("CONFIG SET maxmemory 1")).isEqualTo("+OK");
        try {
            assertThat(redis.ask("SET k v")).startsWith("-OOM");
            assertRight();
        } finally {
            redis.ask("CONFIG SET maxmemory 0");
        }
    }

    @Test
    void aRedisThatRefusesConnections() throws IOException {
        RedisProcess redis = RedisProcess.find();
        try (Socket onlyClient = redis.connect()) {
            assertThat(redis.ask(onlyClient, "CONFIG SET maxclients 1")).isEqualTo("+OK");
            redis.ask(onlyClient, "CLIENT KILL TYPE normal SKIPME yes");
            assertRight();
            assertThat(redis.ask("PING")).startsWith("-ERR max number of clients");
            assertThat(redis.ask(onlyClient, "CONFIG SET maxclients 1000")).isEqualTo("+OK");
        }
        await().until(() -> ask(TRENDING).header("Server-Timing").contains("desc=hit"));
    }

    /** As the naive side, which asks the database, and as what was written last. */
    private static void assertRight() {
        String naive = given().get(service.url("/naive" + TRENDING)).asString();
        for (int i = 1; i <= 3; i++) {
            assertThat(ask(TRENDING).asString()).isEqualTo(naive);
            String name = "change " + i;
            change(name).then().statusCode(200);
            ask(PROFILE).then().statusCode(200).body("name", equalTo(name));
            ask("/authors/nobody/profile").then().statusCode(404);
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
        herd(clients).forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        assertThat(service.metric("cache_loads_total", "cache=\"viewcache\"") - before)
                .isEqualTo(1);
    }

    private static List<CompletableFuture<Response>> herd(int clients) {
        return Stream.generate(() -> supplyAsync(() -> ask(TRENDING), CLIENTS))
                .limit(clients)
                .toList();
    }

    /** Slower, and not out of service. */
    private static void assertHealth(String state) {
        given().get(service.url("/q/health/ready"))
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'Cache' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'Cache' }.data.state", startsWith(state));
    }

    private static double waited(Response answer) {
        Matcher waited = IN_REDIS.matcher(answer.header("Server-Timing"));
        return waited.find() ? Double.parseDouble(waited.group(1)) : 0;
    }

    private static Response ask(String path) {
        return given().get(service.url("/optimized" + path));
    }
}
