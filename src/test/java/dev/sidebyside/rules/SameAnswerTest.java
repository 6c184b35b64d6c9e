package dev.sidebyside.rules;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sidebyside.site.CatalogueEntry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Both sides answer every request alike, right or wrong: status, content type, links and body.
 * Where an answer has a next page, each side follows its own link, and the pages are compared.
 */
@QuarkusTest
class SameAnswerTest {

    private static final int REQUESTS = 200;
    private static final int PAGES = 4;
    private static final int SHOWN = 5;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource URI service;
    @Inject DemoData data;

    /** Operations that change something need a test that knows what they change. */
    @TestFactory
    Stream<DynamicTest> bothSidesAnswerAlike() {
        return Operation.of(Side.NAIVE).values().stream()
                .filter(operation -> operation.method().equals("GET"))
                .map(operation -> dynamicTest(operation.name(), () -> compare(operation)));
    }

    private void compare(Operation operation) throws Exception {
        List<String> requests = new ArrayList<>(examples(operation));
        requests.addAll(new Requests(operation, data).atLeast(REQUESTS));
        Set<Integer> statuses = new TreeSet<>();
        List<String> differences = new ArrayList<>();
        for (String request : requests) {
            List<Answer> naive = walk(Side.NAIVE, request);
            List<Answer> optimized = walk(Side.OPTIMIZED, request);
            naive.forEach(answer -> statuses.add(answer.status()));
            optimized.forEach(answer -> statuses.add(answer.status()));
            firstDifference(naive, optimized)
                    .ifPresent(difference -> differences.add("GET " + request + difference));
        }

        assertThat(differences.stream().distinct().limit(SHOWN))
                .as("%d of %d requests answered differently", differences.size(), requests.size())
                .isEmpty();
        assertThat(statuses).as("statuses of %d requests", requests.size()).contains(200);
        assertThat(statuses).as("no request may find a bug").allMatch(status -> status < 500);
    }

    private static List<String> examples(Operation operation) {
        return Stream.of(given().get("/lessons").as(CatalogueEntry[].class))
                .filter(it -> operation.name().equals(it.method() + " " + it.path()))
                .map(it -> Side.NAIVE.strip(it.naive()))
                .toList();
    }

    /** The answer, and the pages after it. */
    private List<Answer> walk(Side side, String request) throws Exception {
        List<Answer> pages = new ArrayList<>();
        Optional<String> next = Optional.of(request);
        while (next.isPresent() && pages.size() < PAGES) {
            Answer page = ask(side, next.get());
            pages.add(page);
            next = page.next();
        }
        return pages;
    }

    private Answer ask(Side side, String request) throws IOException, InterruptedException {
        URI address = service.resolve(side.prefix + request);
        HttpRequest get = HttpRequest.newBuilder(address).build();
        return Answer.of(side, client.send(get, BodyHandlers.ofString()));
    }

    private static Optional<String> firstDifference(List<Answer> naive, List<Answer> optimized) {
        for (int page = 0; page < Math.min(naive.size(), optimized.size()); page++) {
            Answer one = naive.get(page);
            Answer other = optimized.get(page);
            String where =
                    "%n    page %d, naive %d, optimized %d: "
                            .formatted(page + 1, one.status(), other.status());
            Optional<String> difference =
                    Difference.between(one.comparable(), other.comparable()).map(where::concat);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }
}
