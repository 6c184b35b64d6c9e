package dev.sidebyside.site;

import dev.sidebyside.platform.cache.CacheMetrics.CacheCommand;
import dev.sidebyside.platform.profiler.RunningCost;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Writes the caches' commands into the profile of their request: neither knows the other. */
@Singleton
class CacheCosts {

    void add(@Observes CacheCommand command) {
        RunningCost.ofCurrentRequest()
                .ifPresent(
                        cost ->
                                cost.addCacheCommand(
                                        command.cache(),
                                        command.command(),
                                        command.time(),
                                        command.result()));
    }
}
