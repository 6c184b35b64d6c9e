package dev.sidebyside.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client that reads server-sent events, as a browser does. */
public final class EventStream implements AutoCloseable {

    private final HttpResponse<InputStream> response;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader = new Thread(this::read, "event stream");

    /** Returns when the headers have arrived. */
    public EventStream(String url) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("Accept", "text/event-stream")
                        .build();
        response = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            var body = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
            for (String line = body.readLine(); line != null; line = body.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("closed: " + e.getMessage());
        }
    }

    /** Status and headers. */
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
    public void close() throws IOException {
        response.body().close();
    }
}
