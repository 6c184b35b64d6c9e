package dev.sidebyside.platform.cache;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidebyside.testing.BusyCores;
import dev.sidebyside.testing.PackagedService;
import dev.sidebyside.testing.PostgresProcess;
import dev.sidebyside.testing.RedisProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many requests for a cold key, on two instances that share PostgreSQL and Redis. */
class TwoInstancesIT {

    private static final int CLIENTS = 200;
    private static final String TRENDING = "/optimized/tags/trending?limit=10";
    private static final String LEASE = "sidebyside.cache.lease=5S";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private PackagedService one;
    private PackagedService other;
    private PostgresProcess postgres;

    @BeforeEach
    void start() throws Exception {
        one = PackagedService.start(LEASE);
        other = PackagedService.start(LEASE);
        RedisProcess.find().ask("FLUSHALL");
        postgres = PostgresProcess.find();
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void aHerdComputesOnce() throws Exception {
        String expected = naive();
        long before = computations();
        List<CompletableFuture<HttpResponse<String>>> herd;
        try (Connection lock = postgres.lockComments()) {
            herd = Stream.concat(herd(one), herd(other)).toList();
            await().until(() -> misses(one) == CLIENTS && misses(other) == CLIENTS);
        }

        assertAllSucceed(herd, 2 * CLIENTS, expected);
        assertThat(computations() - before).isEqualTo(1);
    }

    /** A machine that reads Redis' replies late has not lost Redis. */
    @Test
    void aHerdComputesOnceOnABusyMachine() throws Exception {
        String expected = naive();
        long before = computations();
        List<CompletableFuture<HttpResponse<String>>> herd;
        try (BusyCores busy = new BusyCores()) {
            herd = Stream.concat(herd(one), herd(other)).toList();
            assertAllSucceed(herd, 2 * CLIENTS, expected);
        }

        assertThat(computations() - before).isEqualTo(1);
    }

    /** The requests to the killed instance fail; those to the other one do not. */
    @Test
    void theOtherInstanceComputesIfTheHolderIsKilled() throws Exception {
        String expected = naive();
        long before = computations();
        List<CompletableFuture<HttpResponse<String>>> left;
        try (Connection lock = postgres.lockComments()) {
            herd(one).toList();
            await().until(() -> misses(one) == CLIENTS && loads(one) == 1);
            left = herd(other).toList();
            await().until(() -> misses(other) == CLIENTS);
            assertThat(loads(other)).isZero();
            one.kill();
        }

        assertAllSucceed(left, CLIENTS, expected);
        assertThat(computations() - before).isBetween(1L, 2L);
    }

    private Stream<CompletableFuture<HttpResponse<String>>> herd(PackagedService instance) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(instance.url(TRENDING))).build();
        return Stream.generate(() -> client.sendAsync(request, BodyHandlers.ofString()))
                .limit(CLIENTS);
    }

    private String naive() throws Exception {
        String url = other.url(TRENDING.replace("/optimized", "/naive"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private static void assertAllSucceed(
            List<CompletableFuture<HttpResponse<String>>> herd, int count, String expected)
            throws Exception {
        int succeeded = 0;
        for (CompletableFuture<HttpResponse<String>> one : herd) {
            HttpResponse<String> response = one.get(30, SECONDS);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo(expected);
            succeeded++;
        }
        assertThat(succeeded).isEqualTo(count);
    }

    /** As PostgreSQL counts them. */
    private long computations() throws Exception {
        try (Connection connection = postgres.connectAsSuperuser();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select coalesce(sum(calls), 0) from pg_stat_statements"
                                        + " where query like '%from comment c1_0%'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double misses(PackagedService instance) {
        return instance.metric("cache_misses_total", "cache=\"viewcache\"");
    }

    private static double loads(PackagedService instance) {
        return instance.metric("cache_loads_total", "cache=\"viewcache\"");
    }
}
