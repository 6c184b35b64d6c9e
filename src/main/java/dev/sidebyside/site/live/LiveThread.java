package dev.sidebyside.site.live;

import dev.sidebyside.platform.profiler.Level;
import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * One thread for the work of this package, which therefore takes no worker thread from a request.
 * Below level full it does nothing.
 */
@Singleton
class LiveThread {

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(LiveThread::named);

    private final boolean enabled;

    LiveThread(@ConfigProperty(name = "sidebyside.profiler") Level level) {
        this.enabled = level == Level.FULL;
    }

    private static Thread named(Runnable task) {
        var thread = new Thread(task, "live");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }

    /** Runs the task now, and again after each delay. */
    void repeat(Runnable task, long delay, TimeUnit unit) {
        if (enabled) {
            thread.scheduleWithFixedDelay(() -> run(task), 0, delay, unit);
        }
    }

    void execute(Runnable task) {
        if (!thread.isShutdown()) {
            thread.execute(() -> run(task));
        }
    }

    /** Logs a failure, because an exception would end the repetition. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            Log.warn("A task of the live list of requests failed", e);
        }
    }
}
