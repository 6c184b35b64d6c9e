package dev.sidebyside.platform.problem;

import static dev.sidebyside.testing.Soon.await;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sidebyside.platform.embedded.EmbeddedServers;
import dev.sidebyside.testing.PackagedService;
import dev.sidebyside.testing.PostgresProcess;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PostgreSQL stops, freezes or is slow while the service runs. */
@Tag("faults")
class DatabaseTroubleIT {

    /** One thread for each client. The common pool has only one thread on two cores. */
    private static final Executor CLIENTS = Executors.newCachedThreadPool();

    private static final List<String> PATHS = List.of("/naive/posts", "/optimized/posts");

    /** The timeouts below, and a margin for a busy machine. */
    private static final Duration BOUND = Duration.ofSeconds(15);

    private static PackagedService service;
    private static EmbeddedServers restarted;

    @BeforeAll
    static void start() throws IOException {
        service =
                PackagedService.start(
                        "quarkus.datasource.jdbc.min-size=0",
                        "quarkus.datasource.jdbc.max-size=2",
                        "quarkus.datasource.jdbc.acquisition-timeout=500MS",
                        "quarkus.datasource.jdbc.foreground-validation-interval=100MS",
                        "sidebyside.statement-timeout=3s",
                        "quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout=4");
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
        if (restarted != null) {
            restarted.close();
        }
    }

    /** Without a restart of the service. */
    @AfterEach
    void recovers() {
        await().atMost(BOUND).until(() -> statuses().allMatch(status -> status == 200));
        assertThat(given().get(service.url("/q/health/ready")).statusCode()).isEqualTo(200);
    }

    @AfterEach
    void logsNoErrorAndNoStackTrace() {
        assertThat(service.log())
                .noneMatch(line -> line.startsWith("\tat "))
                .noneMatch(line -> line.contains(" ERROR [") || line.contains("SQLState"));
    }

    @Test
    void returns503WhenDatabaseIsStopped() throws IOException {
        statuses().forEach(status -> assertThat(status).isEqualTo(200));
        try (FileChannel noStart = PostgresProcess.preventRestart()) {
            PostgresProcess.find().stop();

            PATHS.forEach(
                    path -> assertUnavailable(get(path), "The database cannot be reached.", "5"));
            assertThat(given().get(service.url("/q/health/ready")).statusCode()).isEqualTo(503);
        }
    }

    @Test
    void pathCannotForgeLogLine() throws IOException {
        try (FileChannel noStart = PostgresProcess.preventRestart()) {
            PostgresProcess.find().stop();

            given().urlEncodingEnabled(false)
                    .get(service.url("/naive/tags/a%0AFORGED/posts"))
                    .then()
                    .statusCode(503);
        }
        startAgain();
        assertThat(service.log())
                .anyMatch(line -> line.contains("FORGED"))
                .noneMatch(line -> line.startsWith("FORGED"));
    }

    @Test
    void returns200AfterDatabaseRestart() throws IOException {
        statuses().forEach(status -> assertThat(status).isEqualTo(200));
        PostgresProcess.find().stop();
        startAgain();

        statuses().forEach(status -> assertThat(status).isEqualTo(200));
    }

    @Test
    void returns503WhenDatabaseIsFrozen() throws IOException {
        statuses().forEach(status -> assertThat(status).isEqualTo(200));
        PostgresProcess postgres = PostgresProcess.find();
        postgres.freeze();
        try {
            PATHS.forEach(
                    path -> assertUnavailable(get(path), "The database cannot be reached.", "5"));
        } finally {
            postgres.thaw();
        }
    }

    @Test
    void returns503ForSlowStatementAndExhaustedPool() throws IOException, SQLException {
        try (Connection lock = PostgresProcess.find().lockPosts()) {
            List<CompletableFuture<Response>> slow =
                    PATHS.stream().map(path -> supplyAsync(() -> get(path), CLIENTS)).toList();
            await().until(() -> PostgresProcess.waiting(lock) == 2);

            assertUnavailable(
                    get("/optimized/posts"), "All connections to the database are in use.", "1");
            assertThat(slow).noneMatch(CompletableFuture::isDone);
            slow.forEach(
                    response ->
                            assertUnavailable(
                                    response.join(),
                                    "The database took too long and was stopped.",
                                    "5"));
        }
    }

    private static void assertUnavailable(Response response, String detail, String retryAfter) {
        response.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo(retryAfter))
                .body("title", equalTo("Service Unavailable"))
                .body("detail", equalTo(detail));
        assertThat(service.log()).anyMatch(line -> line.contains("WARN") && line.contains(detail));
        assertThat(response.time()).as("milliseconds").isLessThan(BOUND.toMillis());
    }

    private static void startAgain() {
        EmbeddedServers servers = EmbeddedServers.start(PackagedService.DATA, true, false);
        // Only the first one in a JVM keeps the servers running.
        restarted = restarted == null ? servers : restarted;
    }

    private static Stream<Integer> statuses() {
        return PATHS.stream().map(path -> get(path).statusCode());
    }

    private static Response get(String path) {
        return given().get(service.url(path));
    }
}
