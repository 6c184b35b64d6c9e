package dev.sidebyside.site.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.platform.profiler.Level;
import io.quarkus.logging.Log;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.pubsub.ReactivePubSubCommands;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Carries messages between the instances, through publish and subscribe in Redis. A message may be
 * lost: while Redis is lost, or while too many wait. Incoming messages are CDI events on a thread
 * of their own. At a level below full it does nothing.
 */
@Singleton
class Channel {

    private static final String NAME = "side-by-side:live";

    /** More often than quarkus.redis.tcp.read-idle-timeout closes a silent connection. */
    private static final long ALIVE_SECONDS = 2;

    private static final Duration LOST = Duration.ofSeconds(7);

    /** Each takes a place in the pool of connections for as long as Redis hangs. */
    private static final int MAX_PUBLISHING = 4;

    private static final int MAX_RECEIVED = 100;

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(this::named);
    private final boolean enabled;
    private final ReactivePubSubCommands<String> redis;
    private final ObjectMapper json;
    private final Event<Message> incoming;

    /** At the beginning of each message of this instance, which receives its own messages, too. */
    private final String sender = UUID.randomUUID().toString();

    private final AtomicInteger publishing = new AtomicInteger();
    private final AtomicInteger received = new AtomicInteger();

    /** When the last message arrived, or the last attempt to subscribe began. */
    private volatile long lastSign = System.nanoTime() - LOST.toNanos();

    private volatile Runnable unsubscribe = () -> {};

    Channel(
            ReactiveRedisDataSource redis,
            ObjectMapper json,
            Event<Message> incoming,
            @ConfigProperty(name = "sidebyside.profiler") Level level) {
        this.redis = redis.pubsub(String.class);
        this.json = json;
        this.incoming = incoming;
        this.enabled = level == Level.FULL;
    }

    private Thread named(Runnable task) {
        var thread = new Thread(task, "live");
        thread.setDaemon(true);
        return thread;
    }

    void start(@Observes StartupEvent event) {
        repeat(this::check, ALIVE_SECONDS, TimeUnit.SECONDS);
    }

    /** Runs a task again and again, on the thread of the incoming messages. */
    void repeat(Runnable task, long delay, TimeUnit unit) {
        Runnable logging =
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        Log.warn("The live list lacks something", e);
                    }
                };
        if (enabled) {
            thread.scheduleWithFixedDelay(logging, 0, delay, unit);
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
        unsubscribe.run();
    }

    /** For all other instances. */
    void publish(Message message) {
        if (publishing.incrementAndGet() > MAX_PUBLISHING) {
            publishing.decrementAndGet();
            return;
        }
        redis.publish(NAME, sender + encode(message))
                .onTermination()
                .invoke(publishing::decrementAndGet)
                .subscribe()
                .with(done -> {}, lost -> Log.debugf("Not published: %s", lost));
    }

    private void check() {
        if (System.nanoTime() - lastSign >= LOST.toNanos()) {
            lastSign = System.nanoTime();
            unsubscribe.run();
            unsubscribe = () -> {};
            redis.subscribe(NAME, this::receive, () -> {}, failure -> {})
                    .subscribe()
                    .with(
                            it -> unsubscribe = () -> it.unsubscribe().subscribe().with(x -> {}),
                            lost -> Log.debugf("Not subscribed: %s", lost));
        }
        publish(Message.ALIVE);
    }

    /** On an event loop, which decoding a large message would block. */
    private void receive(String text) {
        lastSign = System.nanoTime();
        if (text.startsWith(sender)) {
            return;
        }
        if (received.incrementAndGet() > MAX_RECEIVED) {
            received.decrementAndGet();
            return;
        }
        String encoded = text.substring(sender.length());
        thread.execute(
                () -> {
                    received.decrementAndGet();
                    try {
                        incoming.fire(json.readValue(encoded, Message.class));
                    } catch (JsonProcessingException | RuntimeException e) {
                        Log.warnf("A message of another instance is ignored: %s", e.getMessage());
                    }
                });
    }

    private String encode(Message message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
