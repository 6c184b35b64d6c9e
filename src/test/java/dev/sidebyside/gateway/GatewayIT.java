package dev.sidebyside.gateway;

import static java.time.Duration.ofSeconds;
import static java.util.Collections.nCopies;
import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidebyside.testing.Nginx;
import dev.sidebyside.testing.PackagedService;
import dev.sidebyside.testing.PostgresProcess;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Three instances behind the gateway, one of which goes while sixteen clients send requests. */
@EnabledIf(
        value = "dev.sidebyside.testing.Nginx#isInstalled",
        disabledReason = "nginx is not installed")
class GatewayIT {

    private static final String POSTS = "/naive/posts?limit=10";
    private static final String COMMENTS = "/naive/posts/113";

    /**
     * A thread each: the common pool has a single one on two cores, and these wait for each other.
     */
    private static final Executor CLIENTS = Executors.newCachedThreadPool();

    private static final List<PackagedService> INSTANCES = new ArrayList<>();
    private static Nginx gateway;

    @BeforeAll
    static void start() throws Exception {
        Callable<PackagedService> instance =
                () -> PackagedService.start("sidebyside.profiler=full");
        ExecutorService atOnce = Executors.newFixedThreadPool(3);
        for (Future<PackagedService> started : atOnce.invokeAll(nCopies(3, instance))) {
            INSTANCES.add(started.get());
        }
        atOnce.shutdown();
        gateway = Nginx.inFrontOf(INSTANCES.stream().mapToInt(PackagedService::port).toArray());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        INSTANCES.forEach(PackagedService::close);
    }

    /** Those that are gone come back where they were, and the gateway finds them by itself. */
    @BeforeEach
    void allThreeAnswer() throws Exception {
        for (int i = 0; i < INSTANCES.size(); i++) {
            if (!INSTANCES.get(i).isRunning()) {
                String port = "quarkus.http.port=" + INSTANCES.get(i).port();
                INSTANCES.set(i, PackagedService.start(port, "sidebyside.profiler=full"));
            }
        }
        List<Double> before = INSTANCES.stream().map(GatewayIT::answered).toList();
        await().atMost(ofSeconds(60))
                .until(
                        () -> {
                            get(POSTS);
                            return INSTANCES.stream().map(GatewayIT::answered).toList().stream()
                                    .noneMatch(before::contains);
                        });
    }

    /** While it completes a request, it refuses new connections: the gateway tries another one. */
    @Test
    void whereOneIsStoppedNoRequestFails() throws Exception {
        PackagedService stopped = INSTANCES.get(0);
        CompletableFuture<Integer> begun;
        CompletableFuture<Void> stop;
        try (Load load = new Load(gateway.url(POSTS))) {
            try (Connection lock = PostgresProcess.find().lockComments()) {
                begun =
                        supplyAsync(
                                () -> RestAssured.get(stopped.url(COMMENTS)).statusCode(), CLIENTS);
                await().until(() -> PostgresProcess.waiting(lock) == 1);

                stop = runAsync(stopped::close, CLIENTS);

                await().until(stopped::refusesConnections);
                load.awaitRequests(100);
            }
            assertThat(begun.get()).as("what it had begun").isEqualTo(200);
            stop.get();
            load.awaitRequests(300);
            assertThat(load.failed()).isEmpty();
            assertThat(load.slow()).isEmpty();
        }
    }

    @Test
    void whereOneIsKilledNoGetFails() throws Exception {
        try (Load load = new Load(gateway.url(POSTS))) {
            load.awaitRequests(200);

            INSTANCES.get(1).kill();
            long killed = System.nanoTime();

            load.awaitRequestsSentAfter(killed + ofSeconds(2).toNanos(), 200);
            assertThat(load.failed()).isEmpty();
            assertThat(load.slow()).isEmpty();
        }
    }

    /** It can't be told from a slow one until the gateway's read timeout, which is 20 s. */
    @Test
    void whereOneHangsEachGetOnItGoesToAnotherAndNoFurtherOneGoesThere() throws Exception {
        PackagedService hung = INSTANCES.get(2);
        long found;
        Load load = new Load(gateway.url(POSTS));
        try (load) {
            load.awaitRequests(200);
            hung.freeze();
            found = System.nanoTime() + ofSeconds(21).toNanos();

            // Until then it may be used; for 10 s from then on it is not.
            load.awaitRequestsSentAfter(found, 200);
        } finally {
            hung.thaw();
        }
        assertThat(load.failed()).isEmpty();
        assertThat(load.slow())
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(Load.CLIENTS)
                .allMatch(request -> request.took().compareTo(ofSeconds(22)) < 0, "in time")
                .allMatch(request -> request.sent() - found < 0, "sent before it was found");
    }

    /** Each instance keeps the profiles of its own requests. */
    @Test
    void profilesAreFoundWhicheverInstanceRecordedThem() {
        for (int i = 0; i < 12; i++) {
            String profile = get(POSTS).header("Profile");

            assertThat(get(profile).statusCode()).as(profile).isEqualTo(200);
        }
    }

    @Test
    void aProfileThatNoInstanceHasIsTheServices404() {
        Response response = get("/profiler/requests/none");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.jsonPath().getString("detail")).contains("no profile 'none'");
    }

    @Test
    void whatIsNotCachedTellsWhatItCost() {
        Response answer = get(POSTS);

        assertThat(answer.header("Server-Timing")).contains("11 statements");
        assertThat(answer.header("Cache-Status")).isEqualTo("gateway; fwd=uri-miss");
    }

    @Test
    void whatIsCachedTellsSoAndNotWhatSomebodyElsePaid() {
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

    /** How many of these requests it has answered. */
    private static double answered(PackagedService instance) {
        return instance.metric("lesson_request_seconds_count", "lesson=\"fetchjoin\"");
    }
}
