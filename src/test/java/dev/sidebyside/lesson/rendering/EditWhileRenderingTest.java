package dev.sidebyside.lesson.rendering;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidebyside.platform.cache.Cache;
import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.platform.cache.Caches.Codec;
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
 * The post is edited after a request has read its version and before it reads its body.
 *
 * <p>The test stops the request between the two statements: a second cache object, which stands for
 * another instance, is already rendering this version, so the request waits for its result.
 */
@QuarkusTest
class EditWhileRenderingTest {

    @Inject Caches caches;
    @Inject MeterRegistry metrics;

    private final CountDownLatch rendering = new CountDownLatch(1);
    private final CountDownLatch failing = new CountDownLatch(1);
    private Cache<byte[]> otherInstance;
    private EditedPost post;

    @BeforeEach
    void publish() {
        caches.clear();
        post = EditedPost.publish("*old*");
        otherInstance = caches.named("rendering", 1, Duration.ofDays(1), Codec.BYTES);
    }

    @AfterEach
    void delete() {
        failing.countDown();
        post.delete();
    }

    @Test
    void returnsTheNewTextAndCachesNothingUnderTheOldVersion() throws Exception {
        String oldKey = post.key();
        otherInstance
                .getAsync(oldKey, this::failWhenReleased)
                .subscribe()
                .with(value -> {}, failure -> {});
        assertThat(rendering.await(10, TimeUnit.SECONDS)).isTrue();
        double misses = misses();
        CompletableFuture<String> response = CompletableFuture.supplyAsync(this::html);
        await("the request looks up the old version").until(() -> misses() > misses);

        post.edit("*new*");
        failing.countDown();

        assertThat(response.get(10, TimeUnit.SECONDS)).isEqualTo("<p><em>new</em></p>\n");
        assertThat(cached(oldKey)).as("cached under the old version").isEmpty();
        assertThat(cached(post.key())).contains("<p><em>new</em></p>\n");
    }

    private Optional<byte[]> failWhenReleased() throws InterruptedException {
        rendering.countDown();
        failing.await(10, TimeUnit.SECONDS);
        throw new IllegalStateException("the other instance fails");
    }

    private String html() {
        return given().get("/optimized/posts/" + post.id + "/html").asString();
    }

    private Optional<String> cached(String key) {
        return otherInstance.get(key, Optional::empty).map(html -> new String(html, UTF_8));
    }

    private double misses() {
        return metrics.counter("cache.misses", "cache", "rendering").count();
    }
}
