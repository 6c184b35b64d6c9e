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
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Carries messages between the instances, through publish and subscribe in Redis. A message may be
 * lost: while Redis is lost, or while too many wait. Those of other instances become CDI events on
 * the {@link LiveThread}.
 */
@Singleton
class Channel {

    private static final String NAME = "side-by-side:live";

    /** More often than quarkus.redis.tcp.read-idle-timeout closes a silent connection. */
    private static final long ALIVE_SECONDS = 2;

    /** Each takes a place in the pool of connections for as long as Redis hangs. */
    private static final int MAX_PUBLISHING = 8;

    private static final int MAX_RECEIVED = 100;

    private final Redis redis;
    private final ObjectMapper json;
    private final LiveThread thread;
    private final Event<Message> incoming;

    /** At the beginning of each message of this instance, which receives its own messages, too. */
    private final String sender = UUID.randomUUID().toString();

    private final AtomicInteger publishing = new AtomicInteger();
    private final AtomicInteger received = new AtomicInteger();
    private final AtomicBoolean warned = new AtomicBoolean();
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

    /** For all other instances. */
    void publish(Message message) {
        if (publishing.incrementAndGet() > MAX_PUBLISHING) {
            publishing.decrementAndGet();
            return;
        }
        redis.send(Request.cmd(Command.PUBLISH, NAME, sender + encode(message)))
                .onComplete(done -> publishing.decrementAndGet())
                .onFailure(lost -> Log.debugf("Not published: %s", lost));
    }

    /** On an event loop, which decoding a large message would block. */
    private void receive(String text) {
        if (text.startsWith(sender)) {
            return;
        }
        if (received.incrementAndGet() > MAX_RECEIVED) {
            received.decrementAndGet();
            if (!warned.getAndSet(true)) {
                Log.warn("Messages of other instances come too fast: some are left out");
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
