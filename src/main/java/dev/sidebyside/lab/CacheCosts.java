package dev.sidebyside.lab;

import dev.sidebyside.cache.CacheCommand;
import dev.sidebyside.profiler.RunningCost;
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
