package dev.sidebyside.platform.profiler;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.List;
import java.util.Optional;

/**
 * The profiles of this instance's last requests: 200, or fewer if they are large. There are none
 * below level {@link Level#FULL}.
 */
@ApplicationScoped
public class Profiles {

    /**
     * A profiled request has ended, as a CDI event on its event loop. Below level full there is
     * none.
     */
    public record Ended(String id) {}

    @Inject RecentProfiles recent;
    @Inject Findings findings;
    @Inject Explainer explainer;

    /** The whole profile. A request that still runs has the status 0. */
    public Optional<Profile> find(String id) {
        return recent.find(id).map(it -> it.snapshot(true, findings));
    }

    /** Without the single executions and connections, and without literals. */
    public Optional<Profile> summary(String id) {
        return recent.find(id).map(it -> it.snapshot(false, findings));
    }

    /** As {@link #summary}, newest first. */
    public List<Profile> newest() {
        return recent.newestFirst().stream().map(it -> it.snapshot(false, findings)).toList();
    }

    /**
     * Runs each text of a request again, under {@code EXPLAIN}, on the current data.
     *
     * @param generic whether to plan for any values, instead of those of the first execution
     * @throws NotFoundException if there is no such profile
     * @throws ServiceUnavailableException if two calls are running already
     */
    public List<Plan> plans(String id, boolean generic) {
        ProfileRecorder recorder = recent.find(id).orElseThrow(() -> missing(id));
        return explainer.explain(recorder.statementLog.firstOfEachText(), generic);
    }

    /**
     * As {@link #plans(String, boolean)}, for a profile that this instance does not keep. The
     * statements run with their values as literals, so there is no generic plan.
     */
    public List<Plan> plans(Profile profile) {
        return explainer.explain(
                profile.groups().stream().map(BoundStatement::withLiterals).toList(), false);
    }

    public static NotFoundException missing(String id) {
        String missing = "There is no profile '%s'. The last 200 are kept.";
        return new NotFoundException(missing.formatted(id));
    }
}
