package dev.sidebyside.site.live;

import static dev.sidebyside.testing.Soon.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An instance waits for others only if there are any, which LiveInstancesIT shows. */
@QuarkusTest
class OtherInstancesTest {

    private static final Duration WAIT_FOR_OTHERS = Duration.ofSeconds(2);

    @Inject Channel channel;

    @Test
    void aloneItReturns404AtOnce() {
        // At first it cannot know.
        await().until(channel::isAlone);
        long begin = System.nanoTime();

        given().get("/profiler/requests/" + UUID.randomUUID()).then().statusCode(404);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(WAIT_FOR_OTHERS);
    }
}
