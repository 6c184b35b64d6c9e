package dev.sidebyside.platform.profiler;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Ties a recorder to the request being served.
 *
 * <p>Quarkus gives every request a Vert.x context of its own (a "duplicated" one) and carries it to
 * the worker threads, so the recorder is found wherever the request runs. A task on a foreign
 * thread pool loses this context: its statements belong to no request.
 */
public final class CurrentRequest {

    private static final String KEY = ProfileRecorder.class.getName();

    private CurrentRequest() {}

    static void begin(ProfileRecorder recorder) {
        ContextLocals.put(KEY, recorder);
    }

    /** Empty outside a request (start-up, timer, foreign thread) and at level {@link Level#OFF}. */
    public static Optional<ProfileRecorder> recorder() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(KEY) : Optional.empty();
    }

    static void record(Consumer<ProfileRecorder> change) {
        recorder().ifPresent(change);
    }
}
