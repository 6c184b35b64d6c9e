package dev.sidebyside.site.live;

import dev.sidebyside.platform.profiler.Profile;
import dev.sidebyside.platform.profiler.Profiles;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** The profiles of all instances. Each instance keeps those of its own requests. */
@Singleton
public class SharedProfiles {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Inject Profiles profiles;
    @Inject OtherInstances others;

    /**
     * The whole profile. If this instance lacks it, blocks until another one sends it or all lack
     * it, for up to two seconds.
     *
     * @return empty if no instance has it, or if Redis is lost and this one lacks it
     */
    public Optional<Profile> find(String id) {
        return profiles.find(id).or(() -> others.fetch(id, Profile.class, PATIENCE));
    }
}
