package dev.sidebyside.site.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sidebyside.site.live.Message.Ended;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;

/**
 * The browsers that follow the list of requests. A stream holds no thread. It needs an event every
 * few seconds: quarkus.http.idle-timeout and proxies close a connection on which nothing moves.
 */
@Singleton
class EventStreams {

    static final int MAX_STREAMS = 50;
    private static final long HEARTBEAT_SECONDS = 10;
    private static final long SEND_MILLIS = 100;
    private static final long RETRY_SECONDS = 10;
    private static final OutboundSseEvent HEARTBEAT =
            new OutboundSseEventImpl.BuilderImpl().comment("alive").build();

    private final LiveThread thread;
    private final ObjectMapper json;
    private final Set<Stream> streams = new HashSet<>();
    private boolean stopping;

    EventStreams(LiveThread thread, ObjectMapper json) {
        this.thread = thread;
        this.json = json;
    }

    void start(@Observes StartupEvent event) {
        Runnable beat = () -> streams().forEach(stream -> stream.emitter.emit(HEARTBEAT));
        thread.repeat(beat, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        Runnable send = () -> streams().forEach(Stream::sendWaiting);
        thread.repeat(send, SEND_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * A stream lasts until its browser leaves, and a stop of the service must not wait for that.
     */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        completeAll();
    }

    /** In development mode, a reload sends no such event. */
    @PreDestroy
    void completeAll() {
        synchronized (this) {
            stopping = true;
        }
        streams().forEach(stream -> stream.emitter.complete());
    }

    /**
     * @param first returns the content of the first event
     * @throws ServiceUnavailableException if there are 50 streams already
     */
    Multi<OutboundSseEvent> open(Supplier<Ended> first) {
        if (!hasRoom()) {
            String full = "The list is open in %d browsers already.".formatted(MAX_STREAMS);
            throw new ServiceUnavailableException(full, RETRY_SECONDS);
        }
        return Multi.createFrom()
                .emitter(emitter -> add(new Stream(emitter), first), BackPressureStrategy.DROP);
    }

    private void add(Stream stream, Supplier<Ended> first) {
        stream.emitter.onTermination(() -> remove(stream));
        if (keep(stream)) {
            stream.add(first.get());
        } else {
            // Another browser was faster.
            stream.emitter.complete();
        }
    }

    private synchronized boolean keep(Stream stream) {
        return hasRoom() && streams.add(stream);
    }

    private synchronized boolean hasRoom() {
        return !stopping && streams.size() < MAX_STREAMS;
    }

    void send(Ended ended) {
        streams().forEach(stream -> stream.add(ended));
    }

    private synchronized void remove(Stream stream) {
        streams.remove(stream);
    }

    private synchronized List<Stream> streams() {
        return List.copyOf(streams);
    }

    /** One browser. What waits is sent once the event before it is written. */
    private final class Stream {
        private final MultiEmitter<? super OutboundSseEvent> emitter;
        private final Deque<RequestSummary> waiting = new ArrayDeque<>();
        private int leftOut;
        private boolean changed;

        Stream(MultiEmitter<? super OutboundSseEvent> emitter) {
            this.emitter = emitter;
        }

        /** A browser that is too slow gets the newest requests and the number of the others. */
        synchronized void add(Ended ended) {
            waiting.addAll(ended.requests());
            leftOut += ended.leftOut();
            changed = true;
            while (waiting.size() > LiveRequests.MAX_REQUESTS) {
                waiting.remove();
                leftOut++;
            }
        }

        synchronized void sendWaiting() {
            if (changed && emitter.requested() > 0) {
                ObjectNode data = json.valueToTree(new Ended(List.copyOf(waiting), leftOut));
                emitter.emit(new OutboundSseEventImpl.BuilderImpl().data(data.toString()).build());
                waiting.clear();
                leftOut = 0;
                changed = false;
            }
        }
    }
}
