package dev.sidebyside.lesson.compression;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A response as it was sent. Unlike REST Assured, this client sends no {@code Accept-Encoding} of
 * its own and decompresses nothing.
 */
record Exchange(HttpResponse<byte[]> response) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * @param headers names and values in turn
     */
    static Exchange get(URI url, String... headers) {
        return send("GET", url, headers);
    }

    static Exchange send(String method, URI url, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Exchange(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int status() {
        return response.statusCode();
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    int bytes() {
        return response.body().length;
    }

    boolean isCompressed() {
        return header("Content-Encoding").equals(Optional.of("gzip"));
    }

    /** The body as a client reads it that decodes what {@code Content-Encoding} says. */
    String text() {
        InputStream body = new ByteArrayInputStream(response.body());
        try {
            return new String(
                    (isCompressed() ? new GZIPInputStream(body) : body).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
