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

/** Many clients behind a shared cache, a real nginx. The service counts what reaches it. */
@EnabledIf(
        value = "dev.sidebyside.testing.Nginx#isInstalled",
        disabledReason = "nginx is not installed")
class SharedCacheIT {

    private static final Duration FRESHNESS = Duration.ofSeconds(5);

    /** Ten seconds minus a tenth. */
    private static final Duration SHORTEST_TIME_TO_LIVE = Duration.ofSeconds(9);

    /** The longest time to live, the freshness, and the second by which nginx may extend it. */
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
    void naiveReceivesEachOfAThousandRequests() throws Exception {
        long before = served("naive");

        Herd.requests(nginx.url("/naive/tags"));

        await().untilAsserted(() -> assertThat(served("naive") - before).isEqualTo(Herd.REQUESTS));
    }

    /** The herds follow each other, so a period of freshness ends during or between them. */
    @Test
    void optimizedReceivesOneRequestPerPeriodOfFreshness() throws Exception {
        long before = served("optimized");
        long notModified = notModified();
        long began = System.nanoTime();

        for (int periods = 1; periods <= 3; periods++) {
            long expected = before + periods;
            await().atMost(Duration.ofMinutes(1))
                    .until(
                            () -> {
                                Herd.requests(nginx.url("/optimized/tags?limit=100"));
                                return served("optimized") >= expected;
                            });
            assertThat(served("optimized")).isEqualTo(expected);
        }

        assertThat(notModified() - notModified)
                .as("of these, responses without a body")
                .isEqualTo(2);
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .as("from the first of them to the third")
                .isGreaterThanOrEqualTo(FRESHNESS.multipliedBy(2));
    }

    @Test
    void theSharedCacheReturns304ByItself() throws Exception {
        long before = served("optimized");
        String url = nginx.url("/optimized/tags?limit=50");
        String tag = given().get(url).header("ETag");

        Response response = given().header("If-None-Match", "W/" + tag).get(url);

        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.header("ETag")).isEqualTo(tag);
        assertThat(response.header("Server-Timing"))
                .as("Server-Timing of the request that filled the cache")
                .isNull();
        await().untilAsserted(() -> assertThat(served("optimized") - before).isEqualTo(1));
    }

    @Test
    void aChangeIsVisibleAfterTheTimeToLiveAndTheFreshness() throws Exception {
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

                System.out.println("A change was visible through nginx after " + staleness);
                assertThat(staleness).isBetween(SHORTEST_TIME_TO_LIVE, LONGEST_STALENESS);
            } finally {
                sql.execute("delete from tag where id = -1");
            }
        }
    }

    /** How many requests have reached the service. */
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
