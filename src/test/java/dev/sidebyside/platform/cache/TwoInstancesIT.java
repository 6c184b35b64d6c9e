package dev.sidebyside.platform.cache;

import static dev.sidebyside.testing.Soon.await;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many requests for a cold key, on two instances that share PostgreSQL and Redis. */
@Tag("faults")
@Tag("alone")
class TwoInstancesIT {

    private static final int CLIENTS = 200;
    private static final String TRENDING = "/tags/trending?limit=10";
    private static final String LEASE = "sidebyside.cache.lease=5S";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static PackagedService one;
    private static PackagedService other;

    private String expected;
    private long computationsBefore;

    @BeforeAll
    static void start() throws Exception {
        List<PackagedService> instances = PackagedService.start(2, LEASE);
        one = instances.get(0);
        other = instances.get(1);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @BeforeEach
    void emptyTheCache() throws Exception {
        if (!one.isRunning()) {
            one = PackagedService.start(LEASE);
        }
        RedisProcess.find().ask("FLUSHALL");
        expected = send(other, "/naive").join().body();
        computationsBefore = computations();
    }

    @Test
    void aHerdComputesOnce() throws Exception {
        Herd here;
        Herd there;
        try (Connection lock = PostgresProcess.find().lockComments()) {
            here = new Herd(one);
            there = new Herd(other);
            await().until(() -> here.misses() == CLIENTS && there.misses() == CLIENTS);
        }

        here.assertSucceeds(expected);
        there.assertSucceeds(expected);
        assertThat(computations() - computationsBefore).isEqualTo(1);
    }

    /** A machine that reads Redis' replies late has not lost Redis. */
    @Test
    void aHerdComputesOnceOnABusyMachine() throws Exception {
        try (BusyCores busy = new BusyCores()) {
            Herd here = new Herd(one);
            Herd there = new Herd(other);
            here.assertSucceeds(expected);
            there.assertSucceeds(expected);
        }

        assertThat(computations() - computationsBefore).isEqualTo(1);
    }

    /** The requests to the killed instance fail; those to the other one do not. */
    @Test
    void theOtherInstanceComputesIfTheHolderIsKilled() throws Exception {
        Herd there;
        try (Connection lock = PostgresProcess.find().lockComments()) {
            Herd here = new Herd(one);
            await().until(() -> here.misses() == CLIENTS && here.loads() == 1);
            there = new Herd(other);
            await().until(() -> there.misses() == CLIENTS);
            assertThat(there.loads()).isZero();
            one.kill();
        }

        there.assertSucceeds(expected);
        assertThat(computations() - computationsBefore).isBetween(1L, 2L);
    }

    /** Requests to one instance at the same time, and what its cache counts from then on. */
    private static final class Herd {

        private final PackagedService instance;
        private final double missesBefore;
        private final double loadsBefore;
        private final List<CompletableFuture<HttpResponse<String>>> responses;

        Herd(PackagedService instance) {
            this.instance = instance;
            this.missesBefore = counted("cache_misses_total");
            this.loadsBefore = counted("cache_loads_total");
            this.responses =
                    Stream.generate(() -> send(instance, "/optimized")).limit(CLIENTS).toList();
        }

        double misses() {
            return counted("cache_misses_total") - missesBefore;
        }

        double loads() {
            return counted("cache_loads_total") - loadsBefore;
        }

        private double counted(String metric) {
            return instance.metric(metric, "cache=\"viewcache\"");
        }

        void assertSucceeds(String expected) throws Exception {
            for (CompletableFuture<HttpResponse<String>> sent : responses) {
                HttpResponse<String> response = sent.get(30, SECONDS);
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.body()).isEqualTo(expected);
            }
        }
    }

    private static CompletableFuture<HttpResponse<String>> send(
            PackagedService instance, String side) {
        URI url = URI.create(instance.url(side + TRENDING));
        return CLIENT.sendAsync(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    }

    /** As PostgreSQL counts them. */
    private static long computations() throws Exception {
        try (Connection connection = PostgresProcess.find().connectAsSuperuser();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select coalesce(sum(calls), 0) from pg_stat_statements"
                                        + " where query like '%from comment c1_0%'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
