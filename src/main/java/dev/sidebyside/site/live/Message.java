package dev.sidebyside.site.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sidebyside.platform.profiler.Profile;
import java.util.List;

/**
 * What one instance sends to all instances. One part is set; a message without any shows that the
 * channel works.
 *
 * @param wanted the id of a profile or comparison that the sender lacks
 * @param profile that another instance wants
 * @param comparison that every instance keeps
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Message(Ended ended, String wanted, Profile profile, Comparison comparison) {

    /**
     * Requests that ended at the sender.
     *
     * @param leftOut how many more there were, since the last message
     */
    record Ended(List<RequestSummary> requests, int leftOut) {}

    static final Message ALIVE = new Message(null, null, null, null);

    static Message of(Ended ended) {
        return new Message(ended, null, null, null);
    }

    static Message want(String id) {
        return new Message(null, id, null, null);
    }

    static Message of(Profile profile) {
        return new Message(null, null, profile, null);
    }

    static Message of(Comparison comparison) {
        return new Message(null, null, null, comparison);
    }
}
