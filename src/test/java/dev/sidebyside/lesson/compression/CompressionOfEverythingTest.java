package dev.sidebyside.lesson.compression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.testing.WrongSettings;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wrong fix: switch compression on in the configuration. */
@QuarkusTest
@TestProfile(WrongSettings.class)
class CompressionOfEverythingTest {

    @TestHTTPResource URI service;

    /** Every JSON response, small ones and problems too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/naive/feed?limit=1",
                "/naive/posts/113",
                "/naive/tags?limit=1",
            })
    void compressesEveryResponse(String path) {
        assertThat(get(path, "gzip").isCompressed()).as("compressed").isTrue();
    }

    /** Two different bodies have the same strong ETag, and no cache knows on what they depend. */
    @Test
    void keepsTheStrongEtagAndSendsNoVary() {
        String path = "/naive/authors/luz-wren/profile";
        Exchange compressed = get(path, "gzip");
        Exchange plain = get(path, "identity");

        assertThat(compressed.isCompressed()).isTrue();
        assertThat(compressed.bytes()).isNotEqualTo(plain.bytes());
        assertThat(compressed.header("ETag"))
                .isEqualTo(plain.header("ETag"))
                .hasValueSatisfying(tag -> assertThat(tag).startsWith("\""));
        assertThat(compressed.header("Vary")).isEmpty();
    }

    private Exchange get(String path, String coding) {
        return Exchange.get(service.resolve(path), "Accept-Encoding", coding);
    }
}
