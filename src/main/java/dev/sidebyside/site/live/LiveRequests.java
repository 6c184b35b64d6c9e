package dev.sidebyside.site.live;

import dev.sidebyside.platform.profiler.Profiles;
import dev.sidebyside.site.live.Message.Ended;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The last 200 requests of all instances. Those of this instance come from the profiler, the others
 * through the {@link Channel}. While Redis is lost, the list has only those of this instance.
 */
@Singleton
class LiveRequests {

    static final int MAX_REQUESTS = 200;

    /** What waits is sent together, so that many requests need few messages. */
    private static final long SEND_MILLIS = 100;

    /** How many requests may end within that time; the others are only counted. */
    private static final int MAX_WAITING = 200;

    @Inject Profiles profiles;
    @Inject Channel channel;
    @Inject LiveThread thread;
    @Inject EventStreams streams;
    @Inject HttpServer server;
    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicInteger leftOut = new AtomicInteger();
    private final Map<String, RequestSummary> byId = new LinkedHashMap<>();
    private String instance;

    void start(@Observes StartupEvent event) {
        thread.repeat(this::sendWaiting, SEND_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** At the end of a request, on its event loop. */
    void ended(@Observes Profiles.Ended request) {
        if (!waiting.offer(request.id())) {
            leftOut.incrementAndGet();
        }
    }

    private void sendWaiting() {
        List<String> ids = new ArrayList<>();
        waiting.drainTo(ids);
        if (!ids.isEmpty()) {
            List<RequestSummary> requests =
                    ids.stream()
                            .flatMap(id -> profiles.summary(id).stream())
                            .map(profile -> RequestSummary.of(profile, instance()))
                            .toList();
            var ended = new Ended(requests, leftOut.getAndSet(0));
            add(ended);
            channel.publish(Message.of(ended));
        }
    }

    void received(@Observes Message message) {
        if (message.ended() != null) {
            add(message.ended());
        }
    }

    private synchronized void add(Ended ended) {
        List<RequestSummary> added =
                ended.requests().stream()
                        .filter(request -> byId.putIfAbsent(request.id(), request) == null)
                        .toList();
        var oldest = byId.values().iterator();
        while (byId.size() > MAX_REQUESTS) {
            oldest.next();
            oldest.remove();
        }
        if (!added.isEmpty() || ended.leftOut() > 0) {
            streams.send(new Ended(added, ended.leftOut()));
        }
    }

    /** In the order in which they ended. */
    synchronized List<RequestSummary> last() {
        return List.copyOf(byId.values());
    }

    /** The port is known only once the service listens. */
    private String instance() {
        if (instance == null) {
            instance = host() + ":" + server.getPort();
        }
        return instance;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            Log.debug("This host has no name", e);
            return "localhost";
        }
    }
}
