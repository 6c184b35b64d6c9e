package dev.sidebyside.site.page;

import dev.sidebyside.platform.profiler.Plan;
import dev.sidebyside.platform.profiler.Profile;
import dev.sidebyside.platform.profiler.Profiles;
import dev.sidebyside.site.CatalogueEntry;
import dev.sidebyside.site.live.Comparison;
import dev.sidebyside.site.live.Comparisons;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures of comparisons in the measure of their lesson, for as many as are kept. */
@Singleton
class ComparedFigures {

    private final Profiles profiles;
    private final Map<String, Difference> byComparison = new LinkedHashMap<>();

    ComparedFigures(Profiles profiles) {
        this.profiles = profiles;
    }

    /**
     * Some figures need plans, for which the statements run again. So they are kept for later views
     * of the same comparison.
     *
     * @return empty if a figure needs plans that cannot be made now
     */
    Optional<Difference> of(CatalogueEntry lesson, Comparison comparison) {
        Optional<Difference> kept = kept(comparison.id());
        return kept.isPresent() ? kept : count(lesson, comparison);
    }

    private Optional<Difference> count(CatalogueEntry lesson, Comparison comparison) {
        try {
            var difference =
                    new Difference(
                            lesson.measure().unit(),
                            count(lesson, comparison.naive()),
                            count(lesson, comparison.optimized()));
            keep(comparison.id(), difference);
            return Optional.of(difference);
        } catch (NotFoundException | ServiceUnavailableException e) {
            return Optional.empty();
        }
    }

    private long count(CatalogueEntry lesson, Profile profile) {
        return Difference.count(lesson.measure(), profile, () -> plans(profile));
    }

    private List<Plan> plans(Profile profile) {
        boolean here = profiles.find(profile.id()).isPresent();
        return here ? profiles.plans(profile.id(), false) : profiles.plans(profile);
    }

    private synchronized Optional<Difference> kept(String id) {
        return Optional.ofNullable(byComparison.get(id));
    }

    private synchronized void keep(String id, Difference difference) {
        byComparison.put(id, difference);
        if (byComparison.size() > Comparisons.MAX_COMPARISONS) {
            byComparison.remove(byComparison.keySet().iterator().next());
        }
    }
}
