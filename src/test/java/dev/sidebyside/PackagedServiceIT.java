package dev.sidebyside;

import static dev.sidebyside.testing.Soon.await;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sidebyside.testing.OpenConnection;
import dev.sidebyside.testing.PackagedService;
import dev.sidebyside.testing.PostgresProcess;
import io.restassured.http.Method;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.Connection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The packaged service with its embedded servers. */
class PackagedServiceIT {

    /** One thread for each client. The common pool has only one thread on two cores. */
    private static final Executor CLIENTS = Executors.newCachedThreadPool();

    private static final String SPLIT =
            "db;dur=[0-9.]+;desc=\"%s\", app;dur=[0-9.]+, json;dur=[0-9.]+, total;dur=[0-9.]+";

    /** They share a service; the other tests each stop one. */
    @Nested
    class WithDefaults {

        private static PackagedService service;

        @BeforeAll
        static void start() throws IOException {
            service = PackagedService.start();
        }

        @AfterAll
        static void stop() {
            service.close();
        }

        @Test
        void headersShowCostAndNoProfileIsKept() {
            Response naive = given().get(service.url("/naive/posts?limit=10"));
            Response optimized = given().get(service.url("/optimized/posts?limit=10"));

            assertThat(optimized.asString()).isEqualTo(naive.asString());
            assertThat(naive.header("Server-Timing")).matches(SPLIT.formatted("11 statements"));
            assertThat(optimized.header("Server-Timing"))
                    .matches(SPLIT.formatted("\\d+ statements?"));
            assertThat(naive.headers().hasHeaderWithName("Profile")).isFalse();
            assertNothingAt(service.url("/profiler/requests"));
            assertNothingAt(service.url("/profiler/requests/anything"));
        }

        @Test
        void startMessageNamesTheRealPort() {
            String text = "Open " + service.url(" to see both sides");

            assertThat(service.log()).anyMatch(line -> line.contains(text));
        }

        @Test
        void logsNoWarningAboutMetrics() {
            given().get(service.url("/optimized/tags/trending"));

            assertThat(service.log()).noneMatch(line -> line.contains("io.micrometer"));
        }
    }

    @Test
    void profilerAddsNoHeaderWhenOff() throws IOException {
        try (var service = PackagedService.start("sidebyside.profiler=off")) {
            Response response = given().get(service.url("/naive/posts?limit=10"));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().hasHeaderWithName("Server-Timing")).isFalse();
            assertThat(response.headers().hasHeaderWithName("Profile")).isFalse();
        }
    }

    @Test
    void profilerServesItsPagesWhenFull() throws IOException {
        try (var service = PackagedService.start("sidebyside.profiler=full")) {
            Response naive = given().get(service.url("/naive/posts?limit=10"));

            given().get(service.url(naive.header("Profile")))
                    .then()
                    .statusCode(200)
                    .body("statements", equalTo(11));
            assertThat(service.log())
                    .anyMatch(
                            line -> line.contains("every client of this port can read every SQL"));
        }
    }

    @Test
    void stopRefusesNewConnectionsAndCompletesRequestsInFlight() throws Exception {
        try (var service = PackagedService.start();
                var open = new OpenConnection(service.port())) {
            assertThat(open.get("/lessons")).contains("200 OK").doesNotContain("close");
            CompletableFuture<Response> inFlight;
            CompletableFuture<Void> stopped;
            try (Connection lock = PostgresProcess.find().lockPosts()) {
                inFlight = supplyAsync(() -> given().get(service.url("/optimized/posts")), CLIENTS);
                await().until(() -> PostgresProcess.waiting(lock) == 1);
                stopped = runAsync(service::close, CLIENTS);
                await().until(service::refusesConnections);
                assertThat(open.get("/lessons")).contains("200 OK").contains("close");
                assertThat(inFlight).isNotDone();
            }

            assertThat(inFlight.get(20, SECONDS).statusCode()).isEqualTo(200);
            stopped.get(30, SECONDS);
            assertThat(service.log()).noneMatch(line -> line.startsWith("\tat "));
            assertThat(PackagedService.DATA.resolve("postgres/postmaster.pid")).doesNotExist();
            assertThat(PackagedService.DATA.resolve("redis.pid")).doesNotExist();
        }
    }

    /** The service completes each request that it has read. */
    @Test
    void stopUnderLoadLogsNoError() throws Exception {
        try (var service = PackagedService.start()) {
            Queue<String> responses = new ConcurrentLinkedQueue<>();
            List<CompletableFuture<Void>> clients =
                    Stream.generate(
                                    () ->
                                            runAsync(
                                                    () -> requestUntilClosed(service, responses),
                                                    CLIENTS))
                            .limit(8)
                            .toList();
            await().until(() -> responses.size() > 200);

            service.close();

            clients.forEach(client -> client.orTimeout(10, SECONDS).join());
            assertThat(responses).allMatch(response -> response.startsWith("HTTP/1.1 200 OK"));
            assertThat(service.log())
                    .noneMatch(line -> line.startsWith("\tat ") || line.contains(" ERROR ["));
        }
    }

    private static void requestUntilClosed(PackagedService service, Queue<String> responses) {
        while (service.isRunning()) {
            try (var connection = new OpenConnection(service.port())) {
                String response;
                do {
                    response = connection.get("/optimized/posts?limit=5");
                    responses.add(response);
                } while (!response.contains("close"));
            } catch (IOException closed) {
                // The service stops or has stopped.
            }
        }
    }

    /** As if there were no such page, whatever the method. */
    private static void assertNothingAt(String url) {
        for (Method method : List.of(Method.GET, Method.POST, Method.OPTIONS)) {
            given().request(method, url)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("detail", equalTo("There is nothing at this path."));
        }
    }
}
