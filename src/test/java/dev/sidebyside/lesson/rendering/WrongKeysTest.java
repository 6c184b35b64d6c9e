package dev.sidebyside.lesson.rendering;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.platform.cache.Caches.Codec;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wrong fixes: keys that do not identify the text that was rendered. */
@QuarkusTest
class WrongKeysTest {

    private static final String OLD = "<p>old</p>\n";
    private static final String NEW = "<p>new</p>\n";

    @Inject Caches caches;

    private EditedPost post;

    @BeforeEach
    void publish() {
        caches.clear();
        post = EditedPost.publish("old");
    }

    @AfterEach
    void delete() {
        WrongFixes.betweenStatements = () -> {};
        post.delete();
    }

    @Test
    void theIdAloneReturnsTheOldTextAfterAnEdit() {
        assertThat(html("id")).isEqualTo(OLD);
        post.edit("new");

        assertThat(html("id")).isEqualTo(OLD);
    }

    @Test
    void aTimestampInSecondsMissesTheSecondEditOfASecond() {
        post.edit("old", Instant.parse("2001-02-03T04:05:06.1Z"));
        assertThat(html("second")).isEqualTo(OLD);
        post.edit("new", Instant.parse("2001-02-03T04:05:06.9Z"));
        assertThat(html("second")).isEqualTo(OLD);

        post.edit("new", Instant.parse("2001-02-03T04:05:07.0Z"));
        assertThat(html("second")).isEqualTo(NEW);
    }

    @Test
    void readingTheBodyBeforeTheVersionCachesTheOldTextUnderTheNewVersion() {
        WrongFixes.betweenStatements = () -> post.edit("new");
        html("bodyfirst");
        WrongFixes.betweenStatements = () -> {};

        assertThat(html("bodyfirst")).isEqualTo(OLD);
        assertThat(cached("bodyfirst:" + post.key())).contains(OLD);
    }

    /** Requests no longer use the old version, so this mistake stays invisible here. */
    @Test
    void readingTheBodyAfterTheVersionCachesTheNewTextUnderTheOldVersion() {
        String oldKey = post.key();
        WrongFixes.betweenStatements = () -> post.edit("new");
        html("versionfirst");
        WrongFixes.betweenStatements = () -> {};

        assertThat(cached("versionfirst:" + oldKey)).contains(NEW);
        assertThat(html("versionfirst")).isEqualTo(NEW);
    }

    private String html(String fix) {
        return given().get("/wrong/rendering/" + fix + "/" + post.id).asString();
    }

    private Optional<String> cached(String key) {
        return caches.named("wrong-rendering", 1, Duration.ofDays(1), Codec.BYTES)
                .get(key, Optional::empty)
                .map(html -> new String(html, UTF_8));
    }
}
