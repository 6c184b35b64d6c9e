package dev.sidebyside.site;

import dev.sidebyside.platform.cache.Caches;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Date;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** Clears the caches at the start if the demo data was reloaded after they were filled. */
@Singleton
class CacheReset {

    void clearIfReloaded(@Observes StartupEvent start, Flyway flyway, Caches caches) {
        Stream.of(flyway.info().applied())
                .filter(MigrationInfo::isRepeatable)
                .map(MigrationInfo::getInstalledOn)
                .max(Date::compareTo)
                .ifPresent(loaded -> caches.clearIfDataChanged(loaded.toInstant().toString()));
    }
}
