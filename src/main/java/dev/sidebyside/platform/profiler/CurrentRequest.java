package dev.sidebyside.platform.profiler;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.Optional;

/**
 * Ties a profile to the request being served.
 *
 * <p>Quarkus gives every request a Vert.x context of its own (a "duplicated" one) and carries it to
 * the worker threads, so that what is put here is found wherever the request runs. A thread local
 * would be lost on the way to the worker; a task handed to a foreign thread pool loses this too,
 * and its statements belong to no request.
 */
final class CurrentRequest {

    private static final String KEY = RequestProfile.class.getName();

    private CurrentRequest() {}

    static void begin(RequestProfile profile) {
        ContextLocals.put(KEY, profile);
    }

    /** Empty outside a request: at start-up, in a timer, on a foreign thread. */
    static Optional<RequestProfile> profile() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(KEY) : Optional.empty();
    }
}
