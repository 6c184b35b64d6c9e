package dev.sidebyside.site.live;

import io.quarkus.redis.datasource.pubsub.ReactivePubSubCommands;
import io.quarkus.redis.datasource.pubsub.ReactivePubSubCommands.ReactiveRedisSubscriber;
import java.time.Duration;
import java.util.function.Consumer;

/** One attempt to receive the messages of a channel. It is over when it fails or falls silent. */
final class Subscription {

    /** Several times as long as a channel that works is silent. */
    private static final Duration SILENCE = Duration.ofSeconds(7);

    private final Consumer<String> messages;
    private ReactiveRedisSubscriber subscriber;
    private long lastSign = System.nanoTime();
    private boolean over;

    Subscription(ReactivePubSubCommands<String> redis, String channel, Consumer<String> messages) {
        this.messages = messages;
        redis.subscribe(channel, this::receive, this::end, failure -> end())
                .subscribe()
                .with(this::began, failure -> end());
    }

    private synchronized void began(ReactiveRedisSubscriber it) {
        subscriber = it;
        if (over) {
            unsubscribe();
        }
    }

    private void receive(String message) {
        synchronized (this) {
            lastSign = System.nanoTime();
        }
        messages.accept(message);
    }

    synchronized boolean isOver() {
        return over || System.nanoTime() - lastSign > SILENCE.toNanos();
    }

    synchronized void end() {
        if (!over) {
            over = true;
            unsubscribe();
        }
    }

    private void unsubscribe() {
        if (subscriber != null) {
            subscriber.unsubscribe().subscribe().with(done -> {}, lost -> {});
        }
    }
}
