package dev.sidebyside.lesson.rendering;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.blog.Post;
import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.platform.cache.Codec;
import dev.sidebyside.testing.BlogRows;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wrong fixes: keys that do not say what was rendered. */
@QuarkusTest
class WrongKeysTest {

    private static final String OLD = "<p>old</p>\n";
    private static final String NEW = "<p>new</p>\n";

    @Inject Caches caches;

    private Post post;

    @BeforeEach
    void publish() {
        caches.clear();
        post = Edits.publish("old");
    }

    @AfterEach
    void delete() {
        WrongFixes.meanwhile = () -> {};
        BlogRows.delete(post);
    }

    /** Cached blindly: wrong until the time to live ends. */
    @Test
    void theIdAloneShowsTheOldTextAfterAnEdit() {
        assertThat(ask("id")).isEqualTo(OLD);
        Edits.edit(post.id, "new");

        assertThat(ask("id")).isEqualTo(OLD);
    }

    /** Of two edits within the unit of a timestamp, one is never seen. */
    @Test
    void aTimestampInSecondsShowsTheFirstOfTwoEdits() {
        Edits.edit(post.id, "old", Instant.parse("2001-02-03T04:05:06.1Z"));
        assertThat(ask("second")).isEqualTo(OLD);
        Edits.edit(post.id, "new", Instant.parse("2001-02-03T04:05:06.9Z"));
        assertThat(ask("second")).isEqualTo(OLD);

        Edits.edit(post.id, "new", Instant.parse("2001-02-03T04:05:07.0Z"));
        assertThat(ask("second")).isEqualTo(NEW);
    }

    /** An edit in between puts the old text under the new version, for everybody. */
    @Test
    void readingTheBodyBeforeTheVersionKeepsTheOldTextUnderTheNewVersion() {
        WrongFixes.meanwhile = () -> Edits.edit(post.id, "new");
        ask("bodyfirst");
        WrongFixes.meanwhile = () -> {};

        assertThat(ask("bodyfirst")).isEqualTo(OLD);
        assertThat(kept("bodyfirst:" + Edits.key(post.id))).contains(OLD);
    }

    /**
     * The other way round, the new text comes under the old version. Nobody asks for that one
     * again, but what is kept under a version is no longer what its name says.
     */
    @Test
    void readingTheBodyAfterTheVersionKeepsTheNewTextUnderTheOldVersion() {
        String oldKey = Edits.key(post.id);
        WrongFixes.meanwhile = () -> Edits.edit(post.id, "new");
        ask("versionfirst");
        WrongFixes.meanwhile = () -> {};

        assertThat(kept("versionfirst:" + oldKey)).contains(NEW);
        assertThat(ask("versionfirst")).isEqualTo(NEW);
    }

    private String ask(String fix) {
        return given().get("/wrong/rendering/" + fix + "/" + post.id).asString();
    }

    private Optional<String> kept(String key) {
        return caches.named("wrong-rendering", 1, Duration.ofDays(1), Codec.BYTES)
                .getAsync(key, Optional::empty)
                .await()
                .atMost(Duration.ofSeconds(10))
                .map(html -> new String(html, UTF_8));
    }
}
