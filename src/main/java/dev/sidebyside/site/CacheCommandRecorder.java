package dev.sidebyside.site;

import dev.sidebyside.platform.cache.CacheMetrics.CacheCommand;
import dev.sidebyside.platform.profiler.CurrentRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Adds each cache command to the profile of its request, since neither package knows the other. */
@Singleton
class CacheCommandRecorder {

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
}
