package dev.sidebyside.lesson.cacheaside;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.testing.PostgresProcess;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes with {@code If-Match}: of the version that was read, or of any. */
@QuarkusTest
class IfMatchTest {

    private static final int WRITERS = 50;
    private static final String PROFILE = "/optimized/authors/xenia-moss/profile";

    @Inject Caches caches;
    @Inject DataSource database;

    private final ExecutorService clients = Executors.newFixedThreadPool(WRITERS);

    @AfterEach
    void stopClients() {
        clients.shutdownNow();
    }

    /** The naive side has cached old profiles, and other tests compare both sides. */
    @AfterEach
    void coldCaches() {
        caches.clear();
    }

    @Test
    void returns428WithoutTheHeader() {
        given().contentType(ContentType.JSON)
                .body(Map.of("name", "n", "bio", ""))
                .put(PROFILE)
                .then()
                .statusCode(428)
                .contentType("application/problem+json")
                .body("detail", containsString("If-Match"));
    }

    /** A weak tag never matches: weakly equal representations may differ by a change. */
    @ParameterizedTest
    @ValueSource(strings = {"W/%s", "\"other\"", "\"\"", "\"1 \", \"other\""})
    void returns412ForAnotherVersion(String ifMatch) {
        String tag = tag();

        rejected(ifMatch.replace("%s", tag).replace("1 ", "none"), 412)
                .contentType("application/problem+json");

        assertThat(tag()).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "*", " \"other\" , %s", "%s,", ",, %s", "W/\"other\", %s"})
    void replacesTheVersionThatWasRead(String ifMatch) {
        String tag = tag();

        Response changed =
                ProfileClient.change(PROFILE, ifMatch.replace("%s", tag), "changed from " + tag);

        changed.then().statusCode(200).body("name", equalTo("changed from " + tag));
        assertThat(changed.header("ETag")).isNotEqualTo(tag).isEqualTo(tag());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "\"", "\"0", "'0'", "W/0", "\"0\" \"1\"", ",", "**", "*, \"0\"", "é"})
    void returns400ForAMalformedHeader(String ifMatch) {
        rejected(ifMatch, 400).body("violations[0].field", equalTo("If-Match"));
    }

    /** As many tags as fit into the header. */
    @Test
    void acceptsAThousandTags() {
        String tag = tag();

        rejected(thousandTags(), 412);
        ProfileClient.change(PROFILE, thousandTags() + "," + tag, "n").then().statusCode(200);
    }

    @Test
    void returns400ForAThousandTagsAndAMistake() {
        rejected(thousandTags() + ",x", 400).body("violations[0].field", equalTo("If-Match"));
    }

    /** All lines of a header form one list (RFC 9110, 5.3). */
    @Test
    void combinesTwoHeaderLines() {
        twoLines("\"other\"", tag()).statusCode(200);
        twoLines(tag(), "\"other\"").statusCode(200);
        twoLines(tag(), "x").statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | {'name':'a\\ud800','bio':''}",
                "bio  | {'name':'n','bio':'\\udc00\\ud800'}",
                "name | {'name':1.5,'bio':''}",
                "bio  | {'name':'n','bio':true}",
                "name | {'name':' ','bio':''}",
                "name | {'bio':''}",
                "name | {'name':'\\u0000','bio':''}",
                "bio  | {'name':'n'}",
                "bio  | {'name':'n','bio':'a\\u0000b'}",
                "bio  | {'name':'n','bio':{}}"
            })
    void returns400ForAWrongFieldAndChangesNothing(String field, String body) {
        String tag = tag();

        given().header("If-Match", "*")
                .contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .put(PROFILE)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(field));

        assertThat(tag()).isEqualTo(tag);
    }

    /** Counts code points, as PostgreSQL and JSON Schema do: an emoji is one character. */
    @ParameterizedTest
    @CsvSource({"100, 200", "101, 400"})
    void acceptsNamesOfUpToAHundredCharacters(int characters, int status) {
        ProfileClient.change(PROFILE, "*", "😀".repeat(characters)).then().statusCode(status);
    }

    @Test
    void returns404ForAnUnknownAuthor() {
        ProfileClient.change("/optimized/authors/nobody/profile", "*", "n").then().statusCode(404);
    }

    /**
     * Each writer reads, adds one and writes; if its version is outdated, it starts again. It may
     * read an outdated version more than once, because a change invalidates the cache after the
     * commit. But once the change has been confirmed, no read returns an older version.
     */
    @Test
    void fiftyConcurrentWritersLoseNoUpdate() throws Exception {
        ProfileClient.rename(PROFILE, "0");
        AtomicInteger confirmed = new AtomicInteger();
        Callable<Integer> addOne = () -> addOne(confirmed);
        List<Future<Integer>> rejections =
                IntStream.range(0, WRITERS).mapToObj(i -> clients.submit(addOne)).toList();

        int rejected = 0;
        for (Future<Integer> writer : rejections) {
            rejected += writer.get(60, SECONDS);
        }

        assertThat(ProfileClient.name(PROFILE)).isEqualTo(String.valueOf(WRITERS));
        assertThat(rejected)
                .as("rejected writes, without which the writers were not concurrent")
                .isPositive();
    }

    /** The other change is committed while this one waits for the lock of the row. */
    @Test
    void anyVersionIncludesOneThatIsCommittedDuringTheChange() throws Exception {
        Future<Response> change;
        try (Connection other = database.getConnection();
                Statement update = other.createStatement()) {
            other.setAutoCommit(false);
            update.execute("update author set version = version + 1 where handle = 'xenia-moss'");
            change = clients.submit(() -> ProfileClient.change(PROFILE, "*", "any"));
            await().until(() -> PostgresProcess.waiting(other) == 1);
            other.commit();
        }

        change.get(20, SECONDS).then().statusCode(200).body("name", equalTo("any"));
        assertThat(ProfileClient.name(PROFILE)).isEqualTo("any");
    }

    /** Returns how often the write was rejected. */
    private static int addOne(AtomicInteger confirmed) {
        int rejections = 0;
        while (true) {
            int known = confirmed.get();
            Response read = given().get(PROFILE);
            int count = Integer.parseInt(read.as(AuthorProfile.class).name());
            assertThat(count).as("the count that was read").isGreaterThanOrEqualTo(known);
            Response changed =
                    ProfileClient.change(PROFILE, read.header("ETag"), String.valueOf(count + 1));
            if (changed.statusCode() != 412) {
                changed.then().statusCode(200);
                confirmed.accumulateAndGet(count + 1, Math::max);
                return rejections;
            }
            rejections++;
        }
    }

    private static String tag() {
        return given().get(PROFILE).then().statusCode(200).extract().header("ETag");
    }

    /** None of them is a version of the profile. */
    private static String thousandTags() {
        return "\"abc\",".repeat(999) + "\"abc\"";
    }

    private static ValidatableResponse twoLines(String first, String second) {
        return given().header("If-Match", first, second)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "n", "bio", ""))
                .put(PROFILE)
                .then();
    }

    private static ValidatableResponse rejected(String ifMatch, int status) {
        return ProfileClient.change(PROFILE, ifMatch, "rejected").then().statusCode(status);
    }
}
