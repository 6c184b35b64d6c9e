package dev.sidebyside.rules;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests to an operation that provoke every response it can give, save those that take a broken
 * server. None changes anything: a request that would is made under a condition that does not hold.
 */
final class Provocations {

    /** The HTTP server refuses a longer address by itself, without a body. */
    private static final int LONGEST_ADDRESS = 4000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<String> WRONG_BODIES = List.of("", "{", "[]", "{}", "null");

    /** A tag that no version has, several in a weak form, and what is no list of tags. */
    private static final List<String> CONDITIONS =
            List.of("\"none\"", "W/\"none\", \"no other\"", "none");

    private final Operation operation;
    private final URI service;
    private final List<String> addresses;
    private final List<HttpRequest> requests = new ArrayList<>();

    private Provocations(Operation operation, URI service, DemoData data) {
        this.operation = operation;
        this.service = service;
        this.addresses =
                new Requests(operation, data)
                        .atLeast(1).stream()
                                .filter(address -> address.length() <= LONGEST_ADDRESS)
                                .filter(address -> address.matches(pattern(operation)))
                                .toList();
    }

    static List<HttpRequest> of(Operation operation, URI service, DemoData data) {
        Provocations provocations = new Provocations(operation, service, data);
        provocations.vary();
        return provocations.requests;
    }

    /** An empty segment or one of dots belongs to another path. */
    private static String pattern(Operation operation) {
        return operation.path().replaceAll("\\{[^}]*}", "(?!\\\\.{1,2}(?:/|\\$))[^/?]+")
                + "(\\?.*)?";
    }

    private void vary() {
        addresses.forEach(address -> add(to(address)));
        String good = addresses.get(0);
        add(to(good).setHeader("Accept", "text/csv"));
        if (operation.has("header", "If-None-Match")) {
            add(to(good).setHeader("If-None-Match", "*"));
        }
        if (operation.has("header", "If-Match")) {
            CONDITIONS.forEach(tags -> add(to(good).setHeader("If-Match", tags)));
            add(unconditional(good));
        }
        if (operation.contract().has("requestBody")) {
            WRONG_BODIES.forEach(body -> add(to(good).method(operation.method(), text(body))));
            add(to(good).setHeader("Content-Type", "text/plain"));
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
                HttpRequest.newBuilder(service.resolve(address)).timeout(PATIENCE);
        return operation.contract().has("requestBody")
                ? request.setHeader("Content-Type", "application/json")
                        .method(operation.method(), text(operation.exampleBody()))
                : request.method(operation.method(), BodyPublishers.noBody());
    }

    private static BodyPublisher text(String body) {
        return BodyPublishers.ofString(body);
    }
}
