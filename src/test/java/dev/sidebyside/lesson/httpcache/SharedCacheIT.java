package dev.sidebyside.lesson.httpcache;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidebyside.testing.Nginx;
import dev.sidebyside.testing.PackagedService;
import dev.sidebyside.testing.PostgresProcess;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Many readers behind a shared cache, which is a real nginx; what reaches the service, it counts.
 */
@EnabledIf(
        value = "dev.sidebyside.testing.Nginx#isInstalled",
        disabledReason = "nginx is not installed")
class SharedCacheIT {

    private static final Duration FRESHNESS = Duration.ofSeconds(5);

    /** Ten seconds, give or take a tenth. */
    private static final Duration SHORTEST_TIME_TO_LIVE = Duration.ofSeconds(9);

    /** The longest time to live, the freshness, and the whole second that nginx adds to it. */
    private static final Duration LONGEST_STALENESS = Duration.ofSeconds(11 + 5 + 1);

    private static PackagedService service;
    private static Nginx nginx;

    @BeforeAll
    static void start() throws IOException {
        service = PackagedService.start();
        nginx = Nginx.inFrontOf(service.port());
    }

    @AfterAll
    static void stop() {
        nginx.close();
        service.close();
    }

    @Test
    void naiveAnswersEachOfAThousandRequests() throws Exception {
        long before = served("naive");

        Herd.to(nginx.url("/naive/tags"));

        await().untilAsserted(() -> assertThat(served("naive") - before).isEqualTo(Herd.REQUESTS));
    }

    /** One herd after the other, so that each period ends in the midst of one, or before one. */
    @Test
    void optimizedAnswersOneOfAThousandInEachPeriodOfFreshness() throws Exception {
        long before = served("optimized");
        long notModified = notModified();
        long began = System.nanoTime();

        for (int periods = 1; periods <= 3; periods++) {
            long expected = before + periods;
            await().atMost(Duration.ofMinutes(1))
                    .until(
                            () -> {
                                Herd.to(nginx.url("/optimized/tags?limit=100"));
                                return served("optimized") >= expected;
                            });
            assertThat(served("optimized")).isEqualTo(expected);
        }

        assertThat(notModified() - notModified).as("of them without a body").isEqualTo(2);
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .as("from the first of them to the third")
                .isGreaterThanOrEqualTo(FRESHNESS.multipliedBy(2));
    }

    @Test
    void theSharedCacheTellsByItselfThatAnAnswerHolds() throws Exception {
        long before = served("optimized");
        String url = nginx.url("/optimized/tags?limit=50");
        String tag = given().get(url).header("ETag");

        Response answer = given().header("If-None-Match", "W/" + tag).get(url);

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.header("ETag")).isEqualTo(tag);
        assertThat(answer.header("Server-Timing")).as("what somebody else's answer cost").isNull();
        await().untilAsserted(() -> assertThat(served("optimized") - before).isEqualTo(1));
    }

    @Test
    void aChangeIsSeenAfterTheTimeToLiveAndTheFreshnessAtTheLatest() throws Exception {
        String url = nginx.url("/optimized/tags?limit=200");
        assertThat(given().get(url).asString()).doesNotContain("0-new");
        try (Connection connection = PostgresProcess.find().connect();
                Statement sql = connection.createStatement()) {
            sql.execute("insert into tag (id, slug, name) values (-1, '0-new', 'New')");
            try {
                long changed = System.nanoTime();
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> given().get(url).asString().contains("0-new"));
                Duration staleness = Duration.ofNanos(System.nanoTime() - changed);

                System.out.println("A change was seen through nginx after " + staleness);
                assertThat(staleness).isBetween(SHORTEST_TIME_TO_LIVE, LONGEST_STALENESS);
            } finally {
                sql.execute("delete from tag where id = -1");
            }
        }
    }

    /** How many requests the service itself has answered. */
    private static long served(String side) throws Exception {
        return metric("lesson_request_seconds_count{lesson=\"httpcache\",side=\"" + side);
    }

    private static long notModified() throws Exception {
        return metric("http_server_requests_seconds_count{.*status=\"304");
    }

    private static long metric(String series) throws Exception {
        Pattern line = Pattern.compile(series.replace("{", "\\{") + ".* ([0-9.]+)");
        return line.matcher(given().get(service.url("/q/metrics")).asString())
                .results()
                .mapToLong(found -> (long) Double.parseDouble(found.group(1)))
                .sum();
    }
}
