package dev.sidebyside.lesson.cacheaside;

import static dev.sidebyside.testing.Soon.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.testing.BusyCores;
import dev.sidebyside.testing.Mutant;
import dev.sidebyside.testing.PackagedService;
import dev.sidebyside.testing.RedisProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The guarantee, on two instances: after the response to a change, no response has an older
 * version. Two mutants of the service, each with one line changed, prove that the test notices a
 * violation.
 */
@Tag("faults")
@Tag("alone")
class StressIT {

    private static final Duration TIME = Duration.ofSeconds(10);
    private static final int READS = 5_000;

    private static List<PackagedService> instances;

    @BeforeAll
    static void start() throws Exception {
        instances = PackagedService.start(2);
    }

    @AfterAll
    static void stop() {
        instances.forEach(PackagedService::close);
    }

    @BeforeEach
    void awaitRedis() {
        await().until(() -> instances.stream().allMatch(StressIT::usesRedis));
    }

    @Test
    void returnsNoOlderVersionWhileRedisRestarts() throws Exception {
        ReadersAndWriters clients = new ReadersAndWriters(instances, "/optimized");

        ReadersAndWriters.Report report = clients.run(TIME, READS, StressIT::restartRedis);

        assertThat(report.failures()).isEmpty();
        assertThat(report.stale()).isEmpty();
        assertThat(report.hits()).isGreaterThanOrEqualTo(report.reads() / 2);
    }

    @Test
    void noticesTheNaiveSide() throws Exception {
        new ReadersAndWriters(instances, "/naive").runUntilStale();
    }

    /** Late replies of a busy machine must not count as an outage of Redis. */
    @Test
    void returnsNoOlderVersionOnABusyMachine() throws Exception {
        long outages = outages();
        double errors = errors();
        ReadersAndWriters clients = new ReadersAndWriters(instances, "/optimized");

        ReadersAndWriters.Report report;
        try (var busy = new BusyCores()) {
            report = clients.run(TIME, READS, () -> {});
        }

        assertThat(report.failures()).isEmpty();
        assertThat(report.stale()).isEmpty();
        assertThat(report.hits()).isGreaterThanOrEqualTo(report.reads() / 2);
        assertThat(outages()).as("outages in the logs").isEqualTo(outages);
        assertThat(errors()).as("errors of the cache").isEqualTo(errors);
    }

    @Test
    void noticesALateResultThatIsStored() throws Exception {
        assertNoticed(
                Mutant.build(
                        "late-store",
                        "dev/sidebyside/platform/cache/Leases.java",
                        "if redis.call('GET', KEYS[3]) ~= ARGV[1] then return 0 end",
                        ""));
    }

    @Test
    void noticesAnInvalidationBeforeTheCommit() throws Exception {
        assertNoticed(
                Mutant.build(
                        "early-invalidation",
                        "dev/sidebyside/lesson/cacheaside/OptimizedAuthorProfiles.java",
                        """
                                StoredProfile changed = rows.change(handle, IfMatch.parse(ifMatch), change);
                                // After the commit, and before the client receives the response.
                                cache.invalidate(handle);
                        """,
                        """
                                cache.invalidate(handle);
                                StoredProfile changed = rows.change(handle, IfMatch.parse(ifMatch), change);
                        """));
    }

    private static void assertNoticed(Path mutant) throws Exception {
        try (var one = PackagedService.start(mutant)) {
            new ReadersAndWriters(List.of(one, instances.get(0)), "/optimized").runUntilStale();
        }
    }

    private static boolean usesRedis(PackagedService instance) {
        return given().get(instance.url("/q/health/ready")).asString().contains("\"available\"");
    }

    private static long outages() {
        return instances.stream()
                .flatMap(instance -> instance.log().stream())
                .filter(
                        line ->
                                line.contains("Redis does not respond")
                                        || line.contains("not confirmed"))
                .count();
    }

    private static double errors() {
        return instances.stream()
                .mapToDouble(it -> it.metric("cache_errors_total", "cache=\"cacheaside\""))
                .sum();
    }

    private static void restartRedis() throws Exception {
        RedisProcess redis = RedisProcess.find();
        redis.kill();
        redis.startAgain();
    }
}
