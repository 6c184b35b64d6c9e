package dev.sidebyside.rules;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sidebyside.site.CatalogueEntry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Both sides return the same status, content type, links and body for every request, valid or not.
 * Where a response links to a next page, the test follows each side's own link and compares the
 * pages. In a lesson whose fix is to return less, the optimized response is contained in the naive
 * one.
 */
@QuarkusTest
class SameResponseTest {

    private static final int REQUESTS = 200;
    private static final int PAGES = 4;
    private static final int SHOWN = 5;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource URI service;
    @Inject ExistingValues existing;

    /** Leaves out operations that change data; the tests of their lessons compare those. */
    @TestFactory
    Stream<DynamicTest> bothSidesReturnTheSame() {
        return Operation.of(Side.NAIVE).values().stream()
                .filter(operation -> operation.method().equals("GET"))
                .map(operation -> dynamicTest(operation.name(), () -> compare(operation)));
    }

    private void compare(Operation operation) {
        List<CatalogueEntry> lessons = List.of(given().get("/lessons").as(CatalogueEntry[].class));
        // Not by the operation: /authors/ is a request for /authors, not for /authors/{handle}.
        Set<String> contained =
                lessons.stream()
                        .filter(CatalogueEntry::contained)
                        .map(lesson -> "/lessons/" + lesson.slug())
                        .collect(toSet());
        List<String> requests = new ArrayList<>();
        lessons.stream()
                .filter(it -> operation.name().equals(it.method() + " " + it.path()))
                .forEach(lesson -> requests.add(Side.NAIVE.strip(lesson.naive())));
        requests.addAll(new GeneratedRequests(operation, existing).atLeast(REQUESTS));
        Set<Integer> statuses = new TreeSet<>();
        List<String> differences = new ArrayList<>();
        for (String request : requests) {
            // At the same time, to use both cores.
            CompletableFuture<List<ComparableResponse>> other =
                    supplyAsync(() -> walk(Side.OPTIMIZED, request));
            List<ComparableResponse> naive = walk(Side.NAIVE, request);
            List<ComparableResponse> optimized = other.join();
            naive.forEach(response -> statuses.add(response.status()));
            optimized.forEach(response -> statuses.add(response.status()));
            firstDifference(naive, optimized, contained)
                    .ifPresent(difference -> differences.add("GET " + request + difference));
        }

        assertThat(differences.stream().distinct().limit(SHOWN))
                .as(
                        "%d of %d requests with different responses",
                        differences.size(), requests.size())
                .isEmpty();
        assertThat(statuses).as("statuses of %d requests", requests.size()).contains(200);
        assertThat(statuses)
                .as("statuses of %d requests", requests.size())
                .allMatch(status -> status < 500);
    }

    /** Returns the response and the pages after it. */
    private List<ComparableResponse> walk(Side side, String request) {
        List<ComparableResponse> pages = new ArrayList<>();
        Optional<String> next = Optional.of(request);
        while (next.isPresent() && pages.size() < PAGES) {
            ComparableResponse page = get(side, next.get());
            pages.add(page);
            next = page.next();
        }
        return pages;
    }

    private ComparableResponse get(Side side, String pathAndQuery) {
        URI url = service.resolve(side.prefix + pathAndQuery);
        HttpRequest request = HttpRequest.newBuilder(url).build();
        return client.sendAsync(request, BodyHandlers.ofString())
                .thenApply(response -> ComparableResponse.of(side, response))
                .join();
    }

    private static Optional<String> firstDifference(
            List<ComparableResponse> naive,
            List<ComparableResponse> optimized,
            Set<String> contained) {
        for (int page = 0; page < Math.min(naive.size(), optimized.size()); page++) {
            ComparableResponse one = naive.get(page);
            ComparableResponse other = optimized.get(page);
            String where =
                    "%n    page %d, naive %d, optimized %d: "
                            .formatted(page + 1, one.status(), other.status());
            boolean mayBePart = one.lesson().filter(contained::contains).isPresent();
            Optional<String> difference = one.difference(other, mayBePart).map(where::concat);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }
}
