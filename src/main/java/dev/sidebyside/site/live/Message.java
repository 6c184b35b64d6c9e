package dev.sidebyside.site.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sidebyside.platform.profiler.Profile;
import java.util.List;

/**
 * What one instance sends to all instances. One part is set; a message without any shows that the
 * channel works.
 *
 * @param wanted what the sender lacks
 * @param profile that another instance wants
 * @param comparison that every instance keeps
 * @param lacking the {@link Wanted#request} to which the sender has nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Message(Ended ended, Wanted wanted, Profile profile, Comparison comparison, String lacking) {

    /**
     * Requests that ended at the sender.
     *
     * @param leftOut how many more there were, since the last message
     */
    record Ended(List<RequestSummary> requests, int leftOut) {}

    /**
     * A request for a profile or a comparison. Each other instance replies with it, or with {@code
     * lacking}.
     *
     * @param request tells requests for the same id apart
     */
    record Wanted(String id, String request) {}

    static final Message ALIVE = new Message(null, null, null, null, null);

    static Message of(Ended ended) {
        return new Message(ended, null, null, null, null);
    }

    static Message of(Wanted wanted) {
        return new Message(null, wanted, null, null, null);
    }

    static Message of(Profile profile) {
        return new Message(null, null, profile, null, null);
    }

    static Message of(Comparison comparison) {
        return new Message(null, null, null, comparison, null);
    }

    static Message lacking(Wanted wanted) {
        return new Message(null, null, null, null, wanted.request());
    }
}
