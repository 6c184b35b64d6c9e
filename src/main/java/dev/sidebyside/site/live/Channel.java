package dev.sidebyside.site.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Carries messages between the instances, through publish and subscribe in Redis. A message is lost
 * while Redis is unavailable or too many messages wait. A message of another instance becomes a CDI
 * event on the {@link LiveThread}.
 */
@Singleton
class Channel {

    private static final String NAME = "side-by-side:live";

    /** More often than quarkus.redis.tcp.read-idle-timeout closes a silent connection. */
    private static final long ALIVE_SECONDS = 2;

    /** While Redis hangs, each takes a place in the pool of connections. */
    private static final int MAX_PUBLISHING = 8;

    private static final int MAX_RECEIVED = 100;

    /** Several times as long as another instance is silent. */
    private static final long ALONE_SECONDS = 7;

    private final Redis redis;
    private final ObjectMapper json;
    private final LiveThread thread;
    private final Event<Message> incoming;
    private final long started = System.nanoTime();
    private final AtomicInteger publishing = new AtomicInteger();
    private final AtomicInteger received = new AtomicInteger();
    private final AtomicBoolean warned = new AtomicBoolean();

    /** Each message begins with it, because an instance also receives its own messages. */
    private final String sender = UUID.randomUUID().toString();

    /** When the last message of each other instance came. */
    private final Map<String, Long> heard = new ConcurrentHashMap<>();

    private Optional<Subscription> subscription = Optional.empty();

    Channel(
            io.vertx.mutiny.redis.client.Redis redis,
            ObjectMapper json,
            LiveThread thread,
            Event<Message> incoming) {
        this.redis = redis.getDelegate();
        this.json = json;
        this.thread = thread;
        this.incoming = incoming;
    }

    void start(@Observes StartupEvent event) {
        thread.repeat(this::check, ALIVE_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    synchronized void stop() {
        subscription.ifPresent(Subscription::end);
    }

    private synchronized void check() {
        if (subscription.map(Subscription::isOver).orElse(true)) {
            subscription.ifPresent(Subscription::end);
            subscription = Optional.of(new Subscription(redis, NAME, this::receive));
        }
        publish(Message.ALIVE);
    }

    /** Sends a message to all other instances, without waiting for Redis. */
    void publish(Message message) {
        if (publishing.incrementAndGet() > MAX_PUBLISHING) {
            publishing.decrementAndGet();
            return;
        }
        redis.send(Request.cmd(Command.PUBLISH, NAME, sender + encode(message)))
                .onComplete(done -> publishing.decrementAndGet())
                .onFailure(lost -> Log.debugf("Not published: %s", lost));
    }

    /** How many other instances have sent something, if only that they live, in seven seconds. */
    int others() {
        heard.values().removeIf(Channel::isLongAgo);
        return heard.size();
    }

    /** Whether there is no other instance. In the first seven seconds it cannot know. */
    boolean isAlone() {
        return others() == 0 && isLongAgo(started);
    }

    private static boolean isLongAgo(long nanoTime) {
        return System.nanoTime() - nanoTime > TimeUnit.SECONDS.toNanos(ALONE_SECONDS);
    }

    /** Runs on an event loop, so a large message is decoded elsewhere. */
    private void receive(String text) {
        if (text.startsWith(sender)) {
            return;
        }
        heard.put(text.substring(0, sender.length()), System.nanoTime());
        if (received.incrementAndGet() > MAX_RECEIVED) {
            received.decrementAndGet();
            if (!warned.getAndSet(true)) {
                Log.warn("Messages of other instances come too fast, so some are left out");
            }
            return;
        }
        thread.execute(
                () -> {
                    received.decrementAndGet();
                    incoming.fire(decode(text.substring(sender.length())));
                });
    }

    private String encode(Message message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Message decode(String text) {
        try {
            return json.readValue(text, Message.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
