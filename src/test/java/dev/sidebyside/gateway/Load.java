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

/** Clients that repeat a GET and record what came of each. */
final class Load implements AutoCloseable {

    static final int CLIENTS = 16;

    /**
     * One request.
     *
     * @param sent in the time of {@link System#nanoTime}
     * @param took until the response or its absence was certain
     * @param outcome 200, another status, or why there was no response
     */
    record Request(long sent, Duration took, String outcome) {}

    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile boolean ended;

    Load(String url) {
        HttpRequest get =
                HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60)).build();
        for (int client = 0; client < CLIENTS; client++) {
            clients.execute(() -> ask(get));
        }
    }

    private void ask(HttpRequest get) {
        while (!ended) {
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

    /** Those that took more than two seconds: busy machines are slow, too, but not that slow. */
    List<Request> slow() {
        return requests.stream()
                .filter(r -> r.took().compareTo(Duration.ofSeconds(2)) > 0)
                .toList();
    }

    /** Returns when so many that were sent from now on are answered. */
    void awaitRequests(int count) {
        awaitRequestsSentAfter(System.nanoTime(), count);
    }

    /** As above, but from then on. */
    void awaitRequestsSentAfter(long then, int count) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> requests.stream().filter(r -> r.sent() - then > 0).count() >= count);
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        clients.shutdown();
        clients.awaitTermination(60, TimeUnit.SECONDS);
    }
}
