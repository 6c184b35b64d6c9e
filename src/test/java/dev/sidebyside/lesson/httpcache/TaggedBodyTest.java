package dev.sidebyside.lesson.httpcache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How the list and its tag are stored together. */
class TaggedBodyTest {

    @Test
    void keepsTagAndBody() {
        TaggedBody stored = new TaggedBody("v-1", "body \u20ac".getBytes(UTF_8));

        TaggedBody read = TaggedBody.CODEC.decode(TaggedBody.CODEC.encode(stored));

        assertThat(read.tag()).isEqualTo(stored.tag());
        assertThat(read.body()).isEqualTo(stored.body());
    }
}
