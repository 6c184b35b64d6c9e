package dev.sidebyside.platform.profiler;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.testing.ServerStatistics;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Under concurrency every statement belongs to the request that ran it, and none is lost. */
@QuarkusTest
class AttributionTest {

    private static final int REQUESTS = 2_000;
    private static final int CLIENTS = 32;

    /**
     * What each request costs, by the lesson's own arithmetic. No batch among them: to JDBC it is
     * one execution, to PostgreSQL one call a row.
     */
    private static final Map<String, Integer> STATEMENTS =
            Map.ofEntries(
                    entry("/naive/posts?limit=9", 10),
                    entry("/naive/posts?limit=7", 8),
                    entry("/naive/tags/java/posts?limit=6", 8),
                    entry("/naive/tags/nothing/posts", 1),
                    entry("/naive/posts?limit=0", 0),
                    entry("/profiled/jdbc?times=1", 1),
                    entry("/profiled/jdbc?times=3", 3),
                    entry("/profiled/lazy?limit=5", 11));

    @TestHTTPResource URI service;
    @Inject ObjectMapper json;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void everyRequestCountsItsOwnStatements() throws Exception {
        List<String> requests = shuffledRequests();
        int expectedInAll = requests.stream().mapToInt(STATEMENTS::get).sum();

        ServerStatistics before = ServerStatistics.read();
        for (Future<Profile> answer : askAll(requests)) {
            Profile profile = answer.get();
            assertThat(profile.statements())
                    .as("statements of %s", profile.uri())
                    .isEqualTo(STATEMENTS.get(profile.uri()));
            assertThat(profile.executions()).hasSize(profile.statements());
            assertThat(profile.executions().stream().mapToLong(Profile.Execution::rowsRead).sum())
                    .as("rows of %s", profile.uri())
                    .isEqualTo(profile.resources().rowsRead());
            if (profile.uri().startsWith("/naive/posts")) {
                long posts = Math.max(0, profile.statements() - 1);
                assertThat(profile.resources().entitiesLoaded()).isEqualTo(2 * posts);
                assertThat(profile.resources().rowsRead()).isEqualTo(2 * posts);
            }
        }
        assertThat(ServerStatistics.read().callsSince(before))
                .as("calls that PostgreSQL itself has counted")
                .isEqualTo(expectedInAll);
    }

    private static List<String> shuffledRequests() {
        List<String> kinds = STATEMENTS.keySet().stream().sorted().toList();
        List<String> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            requests.add(kinds.get(i % kinds.size()));
        }
        Collections.shuffle(requests, new Random(1));
        return requests;
    }

    private List<Future<Profile>> askAll(List<String> requests) throws InterruptedException {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            return clients.invokeAll(
                    requests.stream()
                            .map(path -> (Callable<Profile>) () -> profileOf(path))
                            .toList());
        } finally {
            clients.shutdown();
        }
    }

    private Profile profileOf(String path) throws Exception {
        var answer = http.send(request(path), BodyHandlers.discarding());
        String profile = answer.headers().firstValue("Profile").orElseThrow();
        return json.readValue(
                http.send(request(profile), BodyHandlers.ofString()).body(), Profile.class);
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(service.resolve(path)).build();
    }
}
