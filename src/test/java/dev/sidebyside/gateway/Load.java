package dev.sidebyside.gateway;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Clients that repeat a GET and record each result. */
final class Load implements AutoCloseable {

    static final int CLIENTS = 16;

    /**
     * One request.
     *
     * @param sent in the time of {@link System#nanoTime}
     * @param took until the response arrived or the request failed
     * @param outcome the status, or the exception if there was no response
     */
    record Request(long sent, Duration took, String outcome) {}

    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile boolean closed;

    Load(String url) {
        HttpRequest get =
                HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60)).build();
        for (int client = 0; client < CLIENTS; client++) {
            clients.execute(() -> repeat(get));
        }
    }

    private void repeat(HttpRequest get) {
        while (!closed) {
            long sent = System.nanoTime();
            String outcome = outcome(get);
            Duration took = Duration.ofNanos(System.nanoTime() - sent);
            requests.add(new Request(sent, took, outcome));
        }
    }

    private String outcome(HttpRequest get) {
        try {
            return String.valueOf(http.send(get, BodyHandlers.ofString()).statusCode());
        } catch (IOException | InterruptedException e) {
            return e.toString();
        }
    }

    List<Request> failed() {
        return requests.stream().filter(request -> !request.outcome().equals("200")).toList();
    }

    /** The requests that took more than two seconds, which is long even on a busy machine. */
    List<Request> slow() {
        return requests.stream()
                .filter(r -> r.took().compareTo(Duration.ofSeconds(2)) > 0)
                .toList();
    }

    /** Returns after {@code count} requests that were sent from now on. */
    void awaitRequests(int count) {
        awaitRequestsSentAfter(System.nanoTime(), count);
    }

    /** Returns after {@code count} requests that were sent later than {@code nanoTime}. */
    void awaitRequestsSentAfter(long nanoTime, int count) {
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                requests.stream().filter(r -> r.sent() - nanoTime > 0).count()
                                        >= count);
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        clients.shutdown();
        clients.awaitTermination(60, TimeUnit.SECONDS);
    }
}
