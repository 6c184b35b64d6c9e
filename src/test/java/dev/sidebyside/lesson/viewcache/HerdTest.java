package dev.sidebyside.lesson.viewcache;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.testing.PostgresProcess;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Concurrent requests; each test locks the table, so that all arrive before the first result. */
@QuarkusTest
class HerdTest {

    private static final Executor CLIENTS = Executors.newCachedThreadPool();
    private static final String TRENDING = "/optimized/tags/trending?limit=7";
    private static final String GET_AND_SET = "/wrong/viewcache/getandset?limit=7";

    @TestHTTPResource URI service;
    @Inject Caches caches;
    @Inject DataSource database;
    @Inject MeterRegistry metrics;

    /** The client whose request computes closes its connection. */
    @Test
    void theOtherClientsReceiveTheResultOfAClientThatLeaves() throws Exception {
        caches.clear();
        double misses = misses();
        CompletableFuture<Response> waiting;
        try (Connection holder = lockComments()) {
            try (Socket leaving = new Socket(service.getHost(), service.getPort())) {
                String request = "GET " + TRENDING + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
                leaving.getOutputStream().write(request.getBytes(US_ASCII));
                await("the query waits").until(() -> PostgresProcess.waiting(holder) == 1);
                waiting = supplyAsync(() -> given().get(TRENDING), CLIENTS);
                await("both requests look up the cache and miss")
                        .until(() -> misses() == misses + 2);
            }
            holder.rollback();
        }

        Response response = waiting.get(20, SECONDS);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.jsonPath().getList("$")).hasSize(7);
        assertThat(response.header("Server-Timing")).contains("\"0 statements\"");
    }

    @Test
    void aCacheThatOnlyGetsAndSetsRunsTheQueryForEachRequest() throws Exception {
        WrongFixes.CACHE.clear();
        List<CompletableFuture<Response>> herd;
        try (Connection holder = lockComments()) {
            herd =
                    Stream.generate(() -> supplyAsync(() -> given().get(GET_AND_SET), CLIENTS))
                            .limit(10)
                            .toList();
            await("ten queries at once").until(() -> PostgresProcess.waiting(holder) == 10);
            holder.rollback();
        }

        for (CompletableFuture<Response> response : herd) {
            assertThat(response.get(20, SECONDS).statusCode()).isEqualTo(200);
        }
        assertThat(measure(GET_AND_SET)).lists(7).inStatements(0);
    }

    /** Until the returned connection ends its transaction, queries of the comments wait. */
    private Connection lockComments() throws SQLException {
        Connection holder = database.getConnection();
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("lock table comment in access exclusive mode");
        }
        return holder;
    }

    private double misses() {
        return metrics.counter("cache.misses", "cache", "viewcache").count();
    }
}
