package dev.sidebyside.lesson.viewcache;

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
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The client whose request computes for all others closes its connection. */
@QuarkusTest
class HangUpTest {

    private static final String TRENDING = "/optimized/tags/trending?limit=7";

    @TestHTTPResource URI service;
    @Inject Caches caches;
    @Inject DataSource database;
    @Inject MeterRegistry metrics;

    @Test
    void theOtherClientsReceiveTheResult() throws Exception {
        caches.clear();
        double misses = misses();
        CompletableFuture<Response> waiting;
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            try (Statement statement = holder.createStatement()) {
                statement.execute("lock table comment in access exclusive mode");
            }
            try (Socket leaving = new Socket(service.getHost(), service.getPort())) {
                String request = "GET " + TRENDING + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
                leaving.getOutputStream().write(request.getBytes(US_ASCII));
                await().until(() -> PostgresProcess.waiting(holder) == 1);
                waiting =
                        supplyAsync(
                                () -> given().get(TRENDING), Executors.newSingleThreadExecutor());
                await().until(() -> misses() == misses + 2);
            }
            holder.rollback();
        }

        Response response = waiting.get(20, SECONDS);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.jsonPath().getList("$")).hasSize(7);
        assertThat(response.header("Server-Timing")).contains("\"0 statements\"");
    }

    private double misses() {
        return metrics.counter("cache.misses", "cache", "viewcache").count();
    }
}
