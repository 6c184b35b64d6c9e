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
 * The guarantee, on two instances: once a change is answered, nobody is shown an older version.
 * Proved by the two mutants, which break it each in one line and are caught.
 */
class StressIT {

    private static final Duration TIME = Duration.ofSeconds(10);
    private static final int READS = 5_000;

    @Test
    void nobodyIsShownAnOlderVersionThoughRedisRestarts() throws Exception {
        try (var one = start(PackagedService.BUILT);
                var other = start(PackagedService.BUILT)) {
            Stress stress = new Stress(List.of(one, other), "/optimized");

            Stress.Report report = stress.run(TIME, READS, StressIT::restartRedis);

            assertThat(report.failures()).isEmpty();
            assertThat(report.stale()).isEmpty();
            assertThat(report.hits()).isGreaterThanOrEqualTo(report.reads() / 2);

            new Stress(List.of(one, other), "/naive").runUntilStale();
        }
    }

    /** Late replies are the machine's fault, and no outage of Redis. */
    @Test
    void nobodyIsShownAnOlderVersionOnABusyMachine() throws Exception {
        try (var one = start(PackagedService.BUILT);
                var other = start(PackagedService.BUILT);
                var busy = new BusyCores()) {
            Stress stress = new Stress(List.of(one, other), "/optimized");

            Stress.Report report = stress.run(TIME.multipliedBy(3), READS, () -> {});

            assertThat(report.failures()).isEmpty();
            assertThat(report.stale()).isEmpty();
            assertThat(report.hits()).isGreaterThanOrEqualTo(report.reads() / 2);
            for (PackagedService instance : List.of(one, other)) {
                assertThat(instance.log()).noneMatch(StressIT::isOfAnOutage);
                assertThat(instance.metric("cache_errors_total", "cache=\"cacheaside\"")).isZero();
            }
        }
    }

    @Test
    void aLateResultThatIsStoredAllTheSameIsNoticed() throws Exception {
        assertNoticed(
                Mutant.build(
                        "late-store",
                        "dev/sidebyside/platform/cache/RedisStore.java",
                        "if redis.call('GET', KEYS[3]) ~= ARGV[1] then return 0 end",
                        ""));
    }

    @Test
    void anInvalidationBeforeTheCommitIsNoticed() throws Exception {
        assertNoticed(
                Mutant.build(
                        "early-invalidation",
                        "dev/sidebyside/lesson/cacheaside/OptimizedAuthorProfiles.java",
                        """
                                TaggedBytes changed = rows.change(handle, IfMatch.parse(ifMatch), change);
                                // Now that it is committed, and before anybody hears of it.
                                cache.invalidate(handle);
                        """,
                        """
                                cache.invalidate(handle);
                                TaggedBytes changed = rows.change(handle, IfMatch.parse(ifMatch), change);
                        """));
    }

    private static void assertNoticed(Path mutant) throws Exception {
        try (var one = start(mutant);
                var other = start(mutant)) {
            new Stress(List.of(one, other), "/optimized").runUntilStale();
        }
    }

    private static boolean isOfAnOutage(String logged) {
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
