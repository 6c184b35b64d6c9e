package dev.sidebyside.lesson.cacheaside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.testing.BusyCores;
import dev.sidebyside.testing.Mutant;
import dev.sidebyside.testing.PackagedService;
import dev.sidebyside.testing.RedisProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The guarantee, on two instances: after the response to a change, no response has an older
 * version. Two mutants of the service, each with one line changed, prove that the test notices a
 * violation.
 */
class StressIT {

    private static final Duration TIME = Duration.ofSeconds(10);
    private static final int READS = 5_000;

    @Test
    void returnsNoOlderVersionWhileRedisRestarts() throws Exception {
        try (var one = start(PackagedService.BUILT);
                var other = start(PackagedService.BUILT)) {
            ReadersAndWriters clients = new ReadersAndWriters(List.of(one, other), "/optimized");

            ReadersAndWriters.Report report = clients.run(TIME, READS, StressIT::restartRedis);

            assertThat(report.failures()).isEmpty();
            assertThat(report.stale()).isEmpty();
            assertThat(report.hits()).isGreaterThanOrEqualTo(report.reads() / 2);

            new ReadersAndWriters(List.of(one, other), "/naive").runUntilStale();
        }
    }

    /** Late replies of a busy machine must not count as an outage of Redis. */
    @Test
    void returnsNoOlderVersionOnABusyMachine() throws Exception {
        try (var one = start(PackagedService.BUILT);
                var other = start(PackagedService.BUILT);
                var busy = new BusyCores()) {
            ReadersAndWriters clients = new ReadersAndWriters(List.of(one, other), "/optimized");

            ReadersAndWriters.Report report = clients.run(TIME.multipliedBy(3), READS, () -> {});

            assertThat(report.failures()).isEmpty();
            assertThat(report.stale()).isEmpty();
            assertThat(report.hits()).isGreaterThanOrEqualTo(report.reads() / 2);
            for (PackagedService instance : List.of(one, other)) {
                assertThat(instance.log()).noneMatch(StressIT::reportsAnOutage);
                assertThat(instance.metric("cache_errors_total", "cache=\"cacheaside\"")).isZero();
            }
        }
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
        try (var one = start(mutant);
                var other = start(mutant)) {
            new ReadersAndWriters(List.of(one, other), "/optimized").runUntilStale();
        }
    }

    private static boolean reportsAnOutage(String logged) {
        return logged.contains("Redis does not respond") || logged.contains("not confirmed");
    }

    private static void restartRedis() throws Exception {
        RedisProcess redis = RedisProcess.find();
        redis.kill();
        redis.startAgain();
    }

    private static PackagedService start(Path application) throws Exception {
        return PackagedService.start(application);
    }
}
