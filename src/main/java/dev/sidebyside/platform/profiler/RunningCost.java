package dev.sidebyside.platform.profiler;

import java.time.Duration;
import java.util.Optional;

/** What the request being served has cost so far, for others who watch or add to it. */
public final class RunningCost {

    private final RequestProfile profile;

    private RunningCost(RequestProfile profile) {
        this.profile = profile;
    }

    /** Empty where nothing is recorded: outside a request, and at level {@link Level#OFF}. */
    public static Optional<RunningCost> ofCurrentRequest() {
        return CurrentRequest.profile().map(RunningCost::new);
    }

    /** JDBC executions; a batch is one. */
    public int statements() {
        return profile.statements();
    }

    public Duration elapsed() {
        return profile.elapsed();
    }

    /**
     * Adds a command to Redis, which no JDBC driver sees.
     *
     * @param result {@code hit} or {@code miss} of a lookup, else {@code done}, {@code unconfirmed}
     *     or {@code error}
     */
    public void addCacheCommand(String cache, String command, Duration time, String result) {
        profile.addCacheCommand(cache, command, time.toNanos(), result);
    }
}
