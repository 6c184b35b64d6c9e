package dev.sidebyside.site.live;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gets from the other instances what this one lacks. */
@Singleton
class OtherInstances {

    /** Each of them holds a worker thread. */
    private static final int MAX_WAITING = 20;

    private final Channel channel;
    private final Map<String, CompletableFuture<Object>> waiting = new ConcurrentHashMap<>();

    OtherInstances(Channel channel) {
        this.channel = channel;
    }

    /**
     * Blocks until an instance sends it; not at all if there is no other instance.
     *
     * @param id of a profile or a comparison
     * @return empty if no instance sends it in time, or if too many calls wait already
     */
    <T> Optional<T> fetch(String id, Class<T> type, Duration patience) {
        if (channel.isAlone() || waiting.size() >= MAX_WAITING) {
            return Optional.empty();
        }
        var reply = waiting.computeIfAbsent(id, it -> new CompletableFuture<>());
        channel.publish(Message.want(id));
        try {
            return Optional.of(reply.get(patience.toMillis(), TimeUnit.MILLISECONDS))
                    .filter(type::isInstance)
                    .map(type::cast);
        } catch (TimeoutException | ExecutionException missing) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            waiting.remove(id, reply);
        }
    }

    void received(@Observes Message message) {
        if (message.profile() != null) {
            complete(message.profile().id(), message.profile());
        } else if (message.comparison() != null) {
            complete(message.comparison().id(), message.comparison());
        }
    }

    private void complete(String id, Object reply) {
        var waits = waiting.get(id);
        if (waits != null) {
            waits.complete(reply);
        }
    }
}
