package dev.sidebyside.profiler;

import java.time.Duration;
import java.util.Optional;

/** What the request being served has cost so far, for others who watch. */
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
}
