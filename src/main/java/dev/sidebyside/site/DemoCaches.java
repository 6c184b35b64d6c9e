package dev.sidebyside.site;

import dev.sidebyside.platform.cache.Caches;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Date;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** Demo data that were loaded anew are not answered with what was cached of the old ones. */
@Singleton
class DemoCaches {

    private final Flyway flyway;
    private final Caches caches;

    DemoCaches(Flyway flyway, Caches caches) {
        this.flyway = flyway;
        this.caches = caches;
    }

    void start(@Observes StartupEvent event) {
        Stream.of(flyway.info().applied())
                .filter(MigrationInfo::isRepeatable)
                .map(MigrationInfo::getInstalledOn)
                .max(Date::compareTo)
                .ifPresent(loaded -> caches.belongTo(loaded.toInstant().toString()));
    }
}
