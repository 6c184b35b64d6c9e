package dev.sidebyside.site;

import dev.sidebyside.platform.cache.CacheCommand;
import dev.sidebyside.platform.profiler.CurrentRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Writes the caches' commands into the profile of their request: neither knows the other. */
@Singleton
class CacheCosts {

    void add(@Observes CacheCommand command) {
        CurrentRequest.recorder()
                .ifPresent(
                        recorder ->
                                recorder.addCacheCommand(
                                        command.cache(),
                                        command.command(),
                                        command.time(),
                                        command.result()));
    }
}
