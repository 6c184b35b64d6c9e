package dev.sidebyside.site;

import dev.sidebyside.platform.cache.CacheMetrics.CacheCommand;
import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.platform.profiler.CurrentRequest;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Date;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** Connects the cache to the profiler and to the demo data: none of the three knows the others. */
@Singleton
class CacheObservers {

    /** Adds each cache command to the profile of its request. */
    void record(@Observes CacheCommand command) {
        CurrentRequest.recorder()
                .ifPresent(
                        recorder ->
                                recorder.addCacheCommand(
                                        command.cache(),
                                        command.command(),
                                        command.time(),
                                        command.result()));
    }

    /** Clears the caches at the start if the demo data was reloaded after they were filled. */
    void clearIfReloaded(@Observes StartupEvent start, Flyway flyway, Caches caches) {
        Stream.of(flyway.info().applied())
                .filter(MigrationInfo::isRepeatable)
                .map(MigrationInfo::getInstalledOn)
                .max(Date::compareTo)
                .ifPresent(loaded -> caches.clearIfDataChanged(loaded.toInstant().toString()));
    }
}
