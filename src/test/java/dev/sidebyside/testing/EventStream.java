package dev.sidebyside.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A client that reads server-sent events, as a browser does. */
public final class EventStream implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<Stream<String>> response;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    /** Returns when the headers have arrived. */
    public EventStream(String url) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("Accept", "text/event-stream")
                        .build();
        response = client.send(request, BodyHandlers.ofLines());
        reader = new Thread(this::read, "event stream");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            response.body().forEach(lines::add);
        } catch (UncheckedIOException closed) {
            lines.add("closed");
        }
    }

    public HttpResponse<?> response() {
        return response;
    }

    /** All lines so far. */
    public List<String> lines() {
        return lines;
    }

    /** Whether the service has ended the stream. */
    public boolean isEnded() {
        return !reader.isAlive();
    }

    /** Hangs up. */
    @Override
    public void close() {
        response.body().close();
    }
}
