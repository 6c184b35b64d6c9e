package dev.sidebyside.lesson.rendering;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidebyside.blog.Post;
import dev.sidebyside.platform.cache.Cache;
import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.platform.cache.Codec;
import dev.sidebyside.testing.BlogRows;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A request has asked for the version, and before it reads the body, somebody edits the post.
 *
 * <p>It is held there by another instance, of which there is only the cache: that one is about to
 * render the same version, so the request waits for it.
 */
@QuarkusTest
class EditWhileRenderingTest {

    @Inject Caches caches;
    @Inject MeterRegistry metrics;

    private final CountDownLatch rendering = new CountDownLatch(1);
    private final CountDownLatch dying = new CountDownLatch(1);
    private Cache<byte[]> otherInstance;
    private Post post;

    @BeforeEach
    void publish() {
        caches.clear();
        post = Edits.publish("*old*");
        otherInstance = caches.named("rendering", 1, Duration.ofDays(1), Codec.BYTES);
    }

    @AfterEach
    void delete() {
        dying.countDown();
        BlogRows.delete(post);
    }

    @Test
    void theNewTextIsShownAndNothingIsKeptUnderTheOldVersion() throws Exception {
        String oldKey = Edits.key(post.id);
        otherInstance.getAsync(oldKey, this::die).subscribe().with(none -> {}, dead -> {});
        assertThat(rendering.await(10, TimeUnit.SECONDS)).isTrue();
        double misses = misses();
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(this::ask);
        await("the request looks into the cache").until(() -> misses() > misses);

        Edits.edit(post.id, "*new*");
        dying.countDown();

        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("<p><em>new</em></p>\n");
        assertThat(kept(oldKey)).as("kept under the old version").isEmpty();
        assertThat(kept(Edits.key(post.id))).contains("<p><em>new</em></p>\n");
    }

    private Optional<byte[]> die() throws InterruptedException {
        rendering.countDown();
        dying.await(10, TimeUnit.SECONDS);
        throw new IllegalStateException("died");
    }

    private String ask() {
        return given().get("/optimized/posts/" + post.id + "/html").asString();
    }

    private Optional<String> kept(String key) {
        return otherInstance
                .getAsync(key, Optional::empty)
                .await()
                .atMost(Duration.ofSeconds(10))
                .map(html -> new String(html, UTF_8));
    }

    private double misses() {
        return metrics.counter("cache.misses", "cache", "rendering").count();
    }
}
