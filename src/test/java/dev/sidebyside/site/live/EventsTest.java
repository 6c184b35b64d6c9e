package dev.sidebyside.site.live;

import static dev.sidebyside.testing.Soon.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.sidebyside.platform.profiler.Profiles;
import dev.sidebyside.testing.EventStream;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code GET /profiler/events} sends each request when it has ended. */
@QuarkusTest
class EventsTest {

    @TestHTTPResource("/profiler/events")
    String events;

    @Inject Event<Profiles.Ended> ended;

    @Test
    void sendsWhatARequestCost() throws Exception {
        try (var stream = new EventStream(events)) {
            String id = profileOf("/naive/posts?limit=7");

            await().until(() -> line(stream, id) != null);
            assertThat(line(stream, id))
                    .contains("\"method\":\"GET\"", "\"uri\":\"/naive/posts?limit=7\"")
                    .contains("\"status\":200", "\"statements\":8", "\"rows\":14")
                    .contains("\"finding\":\"N+1\"")
                    .containsPattern("\"instance\":\"[^\"]+:\\d+\"");
        }
    }

    @Test
    void theFirstEventHasTheRequestsBefore() throws Exception {
        try (var before = new EventStream(events)) {
            String id = profileOf("/naive/posts?limit=5");
            await().until(() -> line(before, id) != null);

            try (var stream = new EventStream(events)) {
                await().until(() -> line(stream, id) != null);
            }
        }
    }

    @Test
    void cutsALongPath() throws Exception {
        try (var stream = new EventStream(events)) {
            String id = profileOf("/naive/posts?limit=1&x=" + "y".repeat(2_000));

            await().until(() -> line(stream, id) != null);
            assertThat(line(stream, id)).contains("y…\"").doesNotContain("y".repeat(500));
        }
    }

    @Test
    void sendsACommentWithinTenSeconds() throws Exception {
        try (var stream = new EventStream(events)) {
            await().atMost(Duration.ofSeconds(15)).until(() -> stream.lines().contains(":alive"));
        }
    }

    @Test
    void countsWhatItLeavesOut() throws Exception {
        try (var stream = new EventStream(events)) {
            await().until(() -> !stream.lines().isEmpty());
            for (int i = 0; i < 10_000; i++) {
                ended.fire(new Profiles.Ended("none"));
            }

            await().until(
                            () ->
                                    stream.lines().stream()
                                            .anyMatch(it -> it.matches(".*\"leftOut\":[1-9].*")));
            // Until the list has room again, for the other tests.
            await().ignoreExceptions()
                    .until(
                            () -> {
                                String id = profileOf("/naive/posts?limit=1");
                                await().atMost(Duration.ofSeconds(1))
                                        .until(() -> line(stream, id) != null);
                                return true;
                            });
        }
    }

    @Test
    void isNoProfiledRequest() throws Exception {
        try (var stream = new EventStream(events)) {
            assertThat(stream.response().headers().firstValue("Profile")).isEmpty();
            assertThat(stream.response().headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        }
    }

    @Test
    void aBrowserThatHangsUpLeavesItsPlace() throws Exception {
        List<EventStream> streams = new ArrayList<>();
        try {
            while (streams.size() < EventStreams.MAX_STREAMS) {
                await().ignoreExceptions()
                        .until(
                                () -> {
                                    var stream = new EventStream(events);
                                    return stream.response().statusCode() == 200
                                            && streams.add(stream);
                                });
            }

            given().header("Accept", "text/event-stream")
                    .get("/profiler/events")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "10")
                    .body("detail", containsString("50 browsers"))
                    .body("status", equalTo(503));
        } finally {
            for (EventStream stream : streams) {
                stream.close();
            }
        }
        await().until(
                        () -> {
                            try (var stream = new EventStream(events)) {
                                return stream.response().statusCode() == 200;
                            }
                        });
    }

    private static String profileOf(String request) {
        String profile = given().urlEncodingEnabled(false).get(request).header("Profile");
        return profile.substring(profile.lastIndexOf('/') + 1);
    }

    /** The part of an event about one request, or null. */
    private static String line(EventStream stream, String id) {
        return stream.lines().stream()
                .filter(line -> line.contains(id))
                .map(line -> line.substring(line.indexOf(id)).split("}")[0])
                .findFirst()
                .orElse(null);
    }
}
