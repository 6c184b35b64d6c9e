package dev.sidebyside.site.live;

import dev.sidebyside.platform.profiler.Profile;
import dev.sidebyside.platform.profiler.Profiles;
import jakarta.enterprise.event.Observes;
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
    @Inject Channel channel;

    /**
     * The whole profile. If this instance lacks it and is not alone, blocks for up to two seconds
     * until another one sends it.
     *
     * @return empty if no instance has it, or if Redis is lost and this one lacks it
     */
    public Optional<Profile> find(String id) {
        return profiles.find(id).or(() -> others.fetch(id, Profile.class, PATIENCE));
    }

    void received(@Observes Message message) {
        Optional.ofNullable(message.wanted())
                .flatMap(profiles::find)
                .ifPresent(profile -> channel.publish(Message.of(profile)));
    }
}
