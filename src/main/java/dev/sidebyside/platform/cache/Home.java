package dev.sidebyside.platform.cache;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * The Vert.x context that a request runs in. Replies, timers and shared results arrive in somebody
 * else's; what follows must run in the request's own, where its profile and its scope are.
 */
final class Home implements Executor {

    private final Context context;

    private Home(Context context) {
        this.context = context;
    }

    static Home of(Vertx vertx) {
        return new Home(vertx.getOrCreateContext());
    }

    @Override
    public void execute(Runnable task) {
        if (Vertx.currentContext() == context) {
            task.run();
        } else {
            context.runOnContext(ignored -> task.run());
        }
    }

    /** On a worker thread, where it may wait for the database. */
    <T> CompletionStage<T> executeBlocking(Callable<T> task) {
        return context.executeBlocking(task, false).toCompletionStage();
    }
}
