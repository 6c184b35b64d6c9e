package dev.sidebyside.lesson.httpcache;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A thousand requests from sixteen concurrent clients; each has one request in flight. */
final class Herd {

    static final int REQUESTS = 1000;
    private static final int CLIENTS = 16;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Herd() {}

    /** Returns when all responses have arrived; fails unless all have status 200. */
    static void requests(String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        Callable<Integer> client = () -> HTTP.send(request, BodyHandlers.ofString()).statusCode();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (Future<Integer> status : clients.invokeAll(nCopies(REQUESTS, client))) {
                assertThat(status.get()).isEqualTo(200);
            }
        } finally {
            clients.shutdown();
        }
    }
}
