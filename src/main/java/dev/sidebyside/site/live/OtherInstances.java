package dev.sidebyside.site.live;

import dev.sidebyside.site.live.Message.Wanted;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Gets from the other instances what this one lacks. */
@Singleton
class OtherInstances {

    /** Each of them holds a worker thread. */
    private static final int MAX_WAITING = 20;

    private final Channel channel;

    /** By the request that was sent. */
    private final Map<String, Wait> waiting = new ConcurrentHashMap<>();

    /**
     * One request.
     *
     * @param instances that have not replied yet
     */
    private record Wait(String id, AtomicInteger instances, CompletableFuture<Object> reply) {}

    OtherInstances(Channel channel) {
        this.channel = channel;
    }

    /**
     * Blocks until an instance sends it or all have replied that they lack it; not at all if there
     * is no other instance.
     *
     * @param id of a profile or a comparison
     * @return empty if no instance sends it in time, or if too many calls wait already
     */
    <T> Optional<T> fetch(String id, Class<T> type, Duration patience) {
        if (channel.isAlone() || waiting.size() >= MAX_WAITING) {
            return Optional.empty();
        }
        var wanted = new Wanted(id, UUID.randomUUID().toString());
        var instances = new AtomicInteger(channel.others());
        var reply = new CompletableFuture<Object>();
        waiting.put(wanted.request(), new Wait(id, instances, reply));
        channel.publish(Message.of(wanted));
        try {
            return Optional.ofNullable(reply.get(patience.toMillis(), TimeUnit.MILLISECONDS))
                    .filter(type::isInstance)
                    .map(type::cast);
        } catch (TimeoutException | ExecutionException missing) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            waiting.remove(wanted.request());
        }
    }

    void received(@Observes Message message) {
        if (message.profile() != null) {
            complete(message.profile().id(), message.profile());
        } else if (message.comparison() != null) {
            complete(message.comparison().id(), message.comparison());
        } else if (message.lacking() != null) {
            Wait wait = waiting.get(message.lacking());
            if (wait != null && wait.instances.decrementAndGet() == 0) {
                wait.reply.complete(null);
            }
        }
    }

    private void complete(String id, Object reply) {
        waiting.values().stream()
                .filter(wait -> wait.id.equals(id))
                .forEach(wait -> wait.reply.complete(reply));
    }
}
