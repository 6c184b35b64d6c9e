package dev.sidebyside.gateway;

import static dev.sidebyside.testing.Soon.await;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.testing.EventStream;
import dev.sidebyside.testing.Nginx;
import dev.sidebyside.testing.PackagedService;
import dev.sidebyside.testing.PostgresProcess;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Three instances behind the gateway. One of them fails while sixteen clients send requests. */
@EnabledIf(
        value = "dev.sidebyside.testing.Nginx#isInstalled",
        disabledReason = "nginx is not installed")
@Tag("faults")
class GatewayIT {

    private static final String POSTS = "/naive/posts?limit=10";
    private static final String COMMENTS = "/naive/posts/113";

    /** Tasks here wait for each other; the common pool has a single thread on two cores. */
    private static final Executor CLIENTS = Executors.newCachedThreadPool();

    private static final List<PackagedService> INSTANCES = new ArrayList<>();
    private static Nginx gateway;

    @BeforeAll
    static void start() throws Exception {
        INSTANCES.addAll(PackagedService.start(3, "sidebyside.profiler=full"));
        gateway = Nginx.inFrontOf(INSTANCES.stream().mapToInt(PackagedService::port).toArray());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        INSTANCES.forEach(PackagedService::close);
    }

    /** Restarts stopped instances on their old ports, and waits until the gateway uses them. */
    @BeforeEach
    void restartStoppedInstances() throws Exception {
        for (int i = 0; i < INSTANCES.size(); i++) {
            if (!INSTANCES.get(i).isRunning()) {
                String port = "quarkus.http.port=" + INSTANCES.get(i).port();
                INSTANCES.set(i, PackagedService.start(port, "sidebyside.profiler=full"));
            }
        }
        List<Double> before = INSTANCES.stream().map(GatewayIT::requestsServed).toList();
        await().atMost(ofSeconds(60))
                .until(
                        () -> {
                            get(POSTS);
                            return INSTANCES.stream()
                                    .map(GatewayIT::requestsServed)
                                    .toList()
                                    .stream()
                                    .noneMatch(before::contains);
                        });
    }

    /** A stopping instance completes its requests and refuses new connections. */
    @Test
    void noRequestFailsWhenAnInstanceStops() throws Exception {
        PackagedService stopped = INSTANCES.get(0);
        CompletableFuture<Integer> running;
        CompletableFuture<Void> stop;
        try (Load load = new Load(gateway.url(POSTS))) {
            try (Connection lock = PostgresProcess.find().lockComments()) {
                running =
                        supplyAsync(
                                () -> RestAssured.get(stopped.url(COMMENTS)).statusCode(), CLIENTS);
                await().until(() -> PostgresProcess.waiting(lock) == 1);

                stop = runAsync(stopped::close, CLIENTS);

                await().until(stopped::refusesConnections);
                load.awaitRequests(100);
            }
            assertThat(running.get()).as("status of the running request").isEqualTo(200);
            stop.get();
            load.awaitRequests(300);
            assertThat(load.failed()).isEmpty();
            assertThat(load.slow()).isEmpty();
        }
    }

    @Test
    void noGetFailsWhenAnInstanceIsKilled() throws Exception {
        try (Load load = new Load(gateway.url(POSTS))) {
            load.awaitRequests(200);

            INSTANCES.get(1).kill();
            long killed = System.nanoTime();

            load.awaitRequestsSentAfter(killed + ofSeconds(2).toNanos(), 200);
            assertThat(load.failed()).isEmpty();
            assertThat(load.slow()).isEmpty();
        }
    }

    /** The gateway detects an instance that hangs by its read timeout. */
    @Test
    void getsGoToAnotherInstanceWhenOneHangs() throws Exception {
        PackagedService hung = INSTANCES.get(2);
        Duration longest = Nginx.READ_TIMEOUT.plusSeconds(2);
        long detected;
        Load load = new Load(gateway.url(POSTS));
        try (load) {
            load.awaitRequests(200);
            hung.freeze();
            detected = System.nanoTime() + Nginx.READ_TIMEOUT.plusSeconds(1).toNanos();

            // Until then the gateway may use the instance, and then avoids it for a time.
            load.awaitRequestsSentAfter(detected, 100);
        } finally {
            hung.thaw();
        }
        assertThat(load.failed()).isEmpty();
        assertThat(load.slow())
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(Load.CLIENTS)
                .allMatch(request -> request.took().compareTo(longest) < 0, "one read timeout")
                .allMatch(request -> request.sent() - detected < 0, "sent before detection");
    }

    /** Each instance stores the profiles of its own requests. */
    @Test
    void findsTheProfilesOfAllInstances() {
        for (int i = 0; i < 12; i++) {
            String profile = get(POSTS).header("Profile");

            assertThat(get(profile).statusCode()).as(profile).isEqualTo(200);
        }
    }

    /**
     * The gateway does not wait until a buffer is full, and the stream outlasts its read timeout.
     */
    @Test
    void forwardsTheRequestsOfAllInstancesAtOnce() throws Exception {
        try (var events = new EventStream(gateway.url("/profiler/events"))) {
            for (PackagedService instance : INSTANCES) {
                awaitEvent(events, instance);
            }
            long end = System.nanoTime() + Nginx.READ_TIMEOUT.plusSeconds(1).toNanos();
            await().atMost(ofSeconds(30)).until(() -> System.nanoTime() > end);

            awaitEvent(events, INSTANCES.get(0));
        }
    }

    /** Repeats the request: an instance that was frozen or restarted needs some seconds. */
    private static void awaitEvent(EventStream events, PackagedService instance) {
        String own = ":" + instance.port() + "\"";
        int seen = events.lines().size();
        await().atMost(ofSeconds(30))
                .until(
                        () -> {
                            RestAssured.get(instance.url(POSTS));
                            return events.lines().stream()
                                    .skip(seen)
                                    .anyMatch(line -> line.contains(own));
                        });
    }

    @Test
    void returnsTheServices404WhenNoInstanceHasTheProfile() {
        Response response = get("/profiler/requests/none");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.jsonPath().getString("detail")).contains("no profile 'none'");
    }

    @Test
    void forwardsTheCostOfAnUncachedResponse() {
        Response response = get(POSTS);

        assertThat(response.header("Server-Timing")).contains("11 statements");
        assertThat(response.header("Cache-Status")).isEqualTo("gateway; fwd=uri-miss");
    }

    @Test
    void hidesTheCostOfACachedResponse() {
        Response first = get("/optimized/tags?limit=30");
        Response second = get("/optimized/tags?limit=30");

        assertThat(first.header("Cache-Status")).isEqualTo("gateway; fwd=uri-miss");
        assertThat(second.header("Cache-Status")).isEqualTo("gateway; hit");
        assertThat(first.header("Server-Timing")).isNull();
        assertThat(second.header("Server-Timing")).isNull();
    }

    private static Response get(String pathAndQuery) {
        return RestAssured.get(gateway.url(pathAndQuery));
    }

    /** The number of requests of the lesson that this instance has processed. */
    private static double requestsServed(PackagedService instance) {
        return instance.metric("lesson_request_seconds_count", "lesson=\"fetchjoin\"");
    }
}
