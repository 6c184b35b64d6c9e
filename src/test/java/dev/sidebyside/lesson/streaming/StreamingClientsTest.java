package dev.sidebyside.lesson.streaming;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sidebyside.testing.ManyPosts;
import dev.sidebyside.testing.RawConnection;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams and their clients: some hang up, some do not read, and some lose their stream. */
@QuarkusTest
@TestInstance(Lifecycle.PER_CLASS)
class StreamingClientsTest {

    /** Too long for the buffers of the sockets. */
    private static final int POSTS = 100_000;

    private static final int STREAMS = 8;

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    @TestHTTPResource URI service;

    @Inject AgroalDataSource database;

    private final List<StalledClient> clients = new ArrayList<>();

    private ManyPosts posts;

    @BeforeAll
    void fillTheTable() {
        posts = ManyPosts.upTo(POSTS);
    }

    @AfterAll
    void emptyTheTable() {
        posts.close();
    }

    @AfterEach
    void hangUp() throws IOException {
        for (StalledClient client : clients) {
            client.close();
        }
        clients.clear();
        await().untilAsserted(() -> assertThat(connectionsInUse()).isZero());
    }

    @Test
    void optimizedReturnsTheConnectionWhenTheClientHangsUp() throws IOException {
        StalledClient client = stalled("/optimized");
        client.awaitStandstill();
        assertThat(connectionsInUse()).as("connections that the stream holds").isEqualTo(1);

        client.close();

        await().atMost(AT_ONCE).untilAsserted(() -> assertThat(connectionsInUse()).isZero());
    }

    /** Otherwise it would read the other rows for nothing. */
    @Test
    void optimizedReadsNoFurtherRowsWhenAReadingClientHangsUp() throws IOException {
        StalledClient client = stalled("/optimized");
        client.connection().skip(1_000_000);

        client.close();

        await().atMost(AT_ONCE).untilAsserted(() -> assertThat(connectionsInUse()).isZero());
        assertThat(client.rowsRead()).as("rows read in the end").isLessThan(POSTS);
    }

    /** While a request waits behind another, the service does not read from the connection. */
    @Test
    void optimizedReturnsTheConnectionWhenAClientWithFurtherRequestsHangsUp() throws IOException {
        String path = "/optimized/export?limit=" + POSTS;
        StalledClient client = StalledClient.request(service.getPort(), path, 5);
        client.awaitStandstill();

        client.close();

        await().during(Duration.ofSeconds(1))
                .atMost(AT_ONCE.plusSeconds(1))
                .until(() -> connectionsInUse() == 0);
    }

    /** It holds rows instead, and no bound applies to their number. */
    @Test
    void naiveHoldsNoConnectionWhileTheClientReads() throws IOException {
        stalled("/naive").awaitStandstill();

        assertThat(connectionsInUse()).isZero();
    }

    @Test
    void theNinthStreamGets503() throws IOException {
        for (int i = 0; i < STREAMS; i++) {
            stalled("/optimized");
        }
        assertThat(connectionsInUse()).as("connections of 8 streams").isEqualTo(STREAMS);

        given().get("/optimized/export?limit=1")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "10")
                .body("detail", equalTo("Too many exports are running."));
        given().get("/naive/export?limit=1").then().statusCode(200);

        clients.get(0).close();
        await().atMost(AT_ONCE)
                .untilAsserted(
                        () -> given().get("/optimized/export?limit=1").then().statusCode(200));
    }

    /** The client reads on, so that it would also get what the service sends after the error. */
    @Test
    void aLostConnectionEndsTheResponseWithoutItsEnd() throws Exception {
        StalledClient client = stalled("/optimized");
        client.awaitStandstill();

        assertThat(endOpenTransactions()).as("transactions that were ended").isEqualTo(1);
        String body = client.connection().readAll();

        assertThat(body).as("body up to the error").contains("\"id\":");
        assertThat(body).as("a last chunk").doesNotContain("\r\n0\r\n");
        assertThat(body).as("a problem after the rows").doesNotContain("\"status\":");
        await().atMost(AT_ONCE).untilAsserted(() -> assertThat(connectionsInUse()).isZero());
    }

    /** It asks to keep the connection, but HTTP/1.0 has no chunks. */
    @ParameterizedTest
    @ValueSource(strings = {"/naive", "/optimized"})
    void theConnectionEndsWithAStreamOfHttp10(String side) throws IOException {
        try (var connection = new RawConnection(service.getPort())) {
            connection.send(
                    "GET "
                            + side
                            + "/export?limit=1000 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
            String response =
                    assertTimeoutPreemptively(Duration.ofSeconds(20), connection::readAll);

            assertThat(response.split("}\n", -1)).hasSize(1001);
            assertThat(response).endsWith("}\n").doesNotContain("Transfer-Encoding");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/naive", "/optimized"})
    void anErrorBeforeTheFirstByteIsAProblem(String side) throws SQLException {
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                all.add(database.getConnection());
            }
            given().get(side + "/export")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "1");
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    private StalledClient stalled(String side) throws IOException {
        StalledClient client =
                StalledClient.request(service.getPort(), side + "/export?limit=" + POSTS);
        clients.add(client);
        return client;
    }

    /** Ends the connections of the service that wait in a transaction; returns how many. */
    private int endOpenTransactions() throws SQLException {
        try (Connection connection = database.getConnection();
                var waiting =
                        connection
                                .createStatement()
                                .executeQuery(
                                        """
                                        select pg_terminate_backend(pid) from pg_stat_activity
                                        where state = 'idle in transaction'
                                            and usename = current_user""")) {
            int ended = 0;
            while (waiting.next()) {
                ended++;
            }
            return ended;
        }
    }

    private long connectionsInUse() {
        return database.getMetrics().activeCount();
    }
}
