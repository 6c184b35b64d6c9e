package dev.sidebyside.site.live;

import dev.sidebyside.platform.profiler.Profiles;
import dev.sidebyside.site.live.Message.Wanted;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Replies to other instances: with what they want, or that this one lacks it, too. */
@Singleton
class Replies {

    @Inject Profiles profiles;
    @Inject Comparisons comparisons;
    @Inject Channel channel;

    void received(@Observes Message message) {
        if (message.wanted() != null) {
            channel.publish(reply(message.wanted()));
        }
    }

    private Message reply(Wanted wanted) {
        return profiles.find(wanted.id())
                .map(Message::of)
                .or(() -> comparisons.kept(wanted.id()).map(Message::of))
                .orElseGet(() -> Message.lacking(wanted));
    }
}
