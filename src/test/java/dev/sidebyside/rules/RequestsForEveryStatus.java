package dev.sidebyside.rules;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests to an operation that cause every documented status, except those of a broken server.
 * None of them changes data: requests that would carry a condition that does not hold.
 */
final class RequestsForEveryStatus {

    /** The HTTP server itself rejects longer URLs, without a body. */
    private static final int MAX_URL_LENGTH = 4000;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final List<String> INVALID_BODIES = List.of("", "{", "[]", "{}", "null");

    /** A tag that no version has, a list with a weak tag, and an invalid value. */
    private static final List<String> CONDITIONS =
            List.of("\"none\"", "W/\"none\", \"no other\"", "none");

    private final Operation operation;
    private final URI service;
    private final List<String> addresses;
    private final List<HttpRequest> requests = new ArrayList<>();

    private RequestsForEveryStatus(Operation operation, URI service, ExistingValues existing) {
        this.operation = operation;
        this.service = service;
        this.addresses =
                new GeneratedRequests(operation, existing)
                        .atLeast(1).stream()
                                .filter(address -> address.length() <= MAX_URL_LENGTH)
                                .filter(address -> address.matches(pattern(operation)))
                                .toList();
    }

    static List<HttpRequest> of(Operation operation, URI service, ExistingValues existing) {
        RequestsForEveryStatus all = new RequestsForEveryStatus(operation, service, existing);
        all.vary();
        return all.requests;
    }

    /** Excludes empty segments and segments of dots, which lead to another path. */
    private static String pattern(Operation operation) {
        return operation.path().replaceAll("\\{[^}]*}", "(?!\\\\.{1,2}(?:/|\\$))[^/?]+")
                + "(\\?.*)?";
    }

    private void vary() {
        addresses.forEach(address -> add(to(address)));
        String valid = addresses.get(0);
        add(to(valid).setHeader("Accept", "text/csv"));
        if (operation.has("header", "If-None-Match")) {
            add(to(valid).setHeader("If-None-Match", "*"));
        }
        if (operation.has("header", "If-Match")) {
            CONDITIONS.forEach(tags -> add(to(valid).setHeader("If-Match", tags)));
            add(unconditional(valid));
        }
        if (operation.contract().has("requestBody")) {
            INVALID_BODIES.forEach(body -> add(to(valid).method(operation.method(), text(body))));
            add(to(valid).setHeader("Content-Type", "text/plain"));
        }
    }

    private void add(HttpRequest.Builder request) {
        requests.add(request.build());
    }

    private HttpRequest.Builder to(String address) {
        HttpRequest.Builder request = unconditional(address);
        return operation.has("header", "If-Match")
                ? request.setHeader("If-Match", CONDITIONS.get(0))
                : request;
    }

    private HttpRequest.Builder unconditional(String address) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.resolve(address)).timeout(TIMEOUT);
        return operation.contract().has("requestBody")
                ? request.setHeader("Content-Type", "application/json")
                        .method(operation.method(), text(operation.exampleBody()))
                : request.method(operation.method(), BodyPublishers.noBody());
    }

    private static BodyPublisher text(String body) {
        return BodyPublishers.ofString(body);
    }
}
