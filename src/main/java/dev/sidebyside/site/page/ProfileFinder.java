package dev.sidebyside.site.page;

import dev.sidebyside.platform.profiler.Profile;
import dev.sidebyside.platform.profiler.Profiles;
import dev.sidebyside.site.live.Comparisons;
import dev.sidebyside.site.live.SharedProfiles;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a profile of any instance, also if only a comparison still holds it. */
@Singleton
class ProfileFinder {

    private final Profiles profiles;
    private final SharedProfiles shared;
    private final Comparisons comparisons;

    ProfileFinder(Profiles profiles, SharedProfiles shared, Comparisons comparisons) {
        this.profiles = profiles;
        this.shared = shared;
        this.comparisons = comparisons;
    }

    /**
     * Blocks as {@link SharedProfiles#find} does.
     *
     * @throws NotFoundException if it is nowhere
     */
    Profile find(String id) {
        return profiles.find(id)
                .or(() -> compared(id))
                .or(() -> shared.find(id))
                .orElseThrow(() -> Profiles.missing(id));
    }

    private Optional<Profile> compared(String id) {
        return comparisons.newest().stream()
                .flatMap(it -> Stream.of(it.naive(), it.optimized()))
                .filter(profile -> profile.id().equals(id))
                .findFirst();
    }
}
