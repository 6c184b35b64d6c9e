package dev.sidebyside.lesson.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sidebyside.blog.Post;
import dev.sidebyside.testing.LiveObjects;
import dev.sidebyside.testing.ManyPosts;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.core.Tuple;

/**
 * What the service holds in memory while a client does not read: each row is a {@code Tuple} of the
 * driver, a record, or an entity.
 */
@QuarkusTest
@TestInstance(Lifecycle.PER_CLASS)
class StreamingMemoryTest {

    private static final long ALL = 100_000;

    /** The rows of one fetch, some that are being written, and some that other tests have left. */
    private static final long FEW = 250;

    @TestHTTPResource URI service;

    private ManyPosts posts;

    @BeforeAll
    void fillTheTable() {
        posts = ManyPosts.upTo((int) ALL);
    }

    @AfterAll
    void emptyTheTable() {
        posts.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {50_000, ALL})
    void naiveHoldsEveryRow(long n) throws IOException {
        try (var client = stalled("/naive/export?limit=" + n)) {
            assertThat(client.awaitStandstill()).isEqualTo(n);
            assertThat(LiveObjects.count(ExportedPost.class)).isCloseTo(n, within(FEW));
        }
    }

    /** The rows that it has read fill the buffers of the sockets, as bytes. */
    @ParameterizedTest
    @ValueSource(longs = {50_000, ALL})
    void optimizedHoldsTheRowsOfOneFetch(long n) throws IOException {
        try (var client = stalled("/optimized/export?limit=" + n)) {
            assertThat(client.awaitStandstill()).isLessThan(n);
            assertThat(rowsHeld()).as("rows held").isLessThan(FEW);
        }
    }

    @Test
    void withoutATransactionTheDriverHoldsEveryRow() throws IOException {
        try (var client = stalled("/wrong/streaming/no-transaction?limit=" + ALL)) {
            assertThat(client.awaitStandstill()).isLessThan(ALL);
            assertThat(LiveObjects.count(Tuple.class)).isCloseTo(ALL, within(FEW));
        }
    }

    @Test
    void withoutAFetchSizeTheDriverHoldsEveryRow() throws IOException {
        try (var client = stalled("/wrong/streaming/no-fetch-size?limit=" + ALL)) {
            assertThat(client.awaitStandstill()).isLessThan(ALL);
            assertThat(LiveObjects.count(Tuple.class)).isCloseTo(ALL, within(FEW));
        }
    }

    @Test
    void aSessionHoldsEveryEntityThatWasRead() throws IOException {
        try (var client = stalled("/wrong/streaming/entities?limit=" + ALL)) {
            long read = client.awaitStandstill();
            assertThat(read).isGreaterThan(10 * FEW);
            assertThat(LiveObjects.count(Post.class)).isCloseTo(read, within(FEW));
        }
    }

    private StalledClient stalled(String path) throws IOException {
        return StalledClient.request(service.getPort(), path);
    }

    private static long rowsHeld() {
        return LiveObjects.count(Tuple.class)
                + LiveObjects.count(ExportedPost.class)
                + LiveObjects.count(Post.class);
    }
}
