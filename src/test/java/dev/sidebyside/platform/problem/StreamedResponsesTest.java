package dev.sidebyside.platform.problem;

import static dev.sidebyside.testing.Soon.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import dev.sidebyside.testing.RawConnection;
import io.netty.channel.Channel;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A response that fails while it is written. */
@QuarkusTest
class StreamedResponsesTest {

    private static final byte[] PIECE = "x".repeat(10_000).getBytes();

    @TestHTTPResource URI service;

    /** The problem and the last chunk would wait behind the bytes that the client has not read. */
    @Test
    void anErrorBehindBytesThatWaitEndsTheResponseWithoutItsEnd() throws IOException {
        try (var client = new RawConnection(service.getPort())) {
            client.send("GET /problems/stream/middle HTTP/1.1\r\nHost: localhost\r\n\r\n");
            String response = client.readAll();

            assertThat(response).startsWith("HTTP/1.1 200 OK").contains("xxxx");
            assertThat(response).doesNotContain("\r\n0\r\n").doesNotContain("\"status\":");
        }
    }

    /** A stop waits for each request that has not ended. */
    @Test
    void aResponseThatWasCutOffHasEnded() throws IOException {
        for (int i = 0; i < 20; i++) {
            try (var client = new RawConnection(service.getPort())) {
                client.send("GET /problems/stream/middle HTTP/1.1\r\nHost: localhost\r\n\r\n");
                client.readAll();
            }
        }

        await().untilAsserted(
                        () ->
                                assertThat(FailingStreams.UNDER_WAY)
                                        .as("requests under way")
                                        .hasValue(0));
    }

    @Test
    void anErrorBeforeTheFirstByteIsAProblem() {
        given().get("/problems/stream/begin")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("detail", startsWith("This is a bug."));
    }

    /** Streams that fail. */
    @Path("/problems/stream")
    public static class FailingStreams {

        static final AtomicInteger UNDER_WAY = new AtomicInteger();

        @GET
        @Path("begin")
        public StreamingOutput begin() {
            return out -> {
                out.write(PIECE);
                throw new IllegalStateException("before the first byte");
            };
        }

        /** Fails when the buffers of the sockets are full, but the queue before them is not. */
        @GET
        @Path("middle")
        public StreamingOutput middle(RoutingContext route) {
            UNDER_WAY.incrementAndGet();
            QuarkusRequestWrapper.get(route.request())
                    .addRequestDoneHandler(done -> UNDER_WAY.decrementAndGet());
            var connection = (HttpServerConnection) route.request().connection();
            return out -> {
                do {
                    out.write(PIECE);
                    out.flush();
                } while (!hasWaitingBytes(connection.channel()));
                throw new IllegalStateException("behind bytes that wait");
            };
        }

        /** Runs on the event loop, after it has written the last piece. */
        private static boolean hasWaitingBytes(Channel channel) {
            long limit = channel.config().getWriteBufferHighWaterMark();
            return channel.eventLoop()
                    .submit(() -> channel.bytesBeforeUnwritable() < limit)
                    .syncUninterruptibly()
                    .getNow();
        }
    }
}
