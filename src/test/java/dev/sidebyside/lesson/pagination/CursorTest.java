package dev.sidebyside.lesson.pagination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cursor comes back as it was written, or not at all. */
class CursorTest {

    private static final Cursor CURSOR =
            new Cursor(Instant.parse("2025-12-31T23:57:05.123456Z"), 42);

    @Test
    void itComesBackAsItWasWritten() {
        assertThat(Cursor.parse(CURSOR.toString())).contains(CURSOR);
    }

    @Test
    void itNeedsNoEscapingInAnAddress() {
        assertThat(CURSOR.toString()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void everyAlteredBitIsNoticed() {
        byte[] bytes = Base64.getUrlDecoder().decode(CURSOR.toString());
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] altered = bytes.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(Base64.getUrlEncoder().withoutPadding().encodeToString(altered));
        }
    }

    @Test
    void everyTruncationIsNoticed() {
        String text = CURSOR.toString();
        for (int length = 0; length < text.length(); length++) {
            assertRefused(text.substring(0, length));
        }
    }

    @Test
    void aTimeThatTheDatabaseDoesNotKnowIsRefused() {
        assertRefused(new Cursor(Instant.MAX, 1).toString());
        assertRefused(new Cursor(Instant.MIN, 1).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"50", "-1", "null", "AAAA====", "ä", "' or 1=1"})
    void whatIsNoCursorIsRefused(String text) {
        assertRefused(text);
    }

    private static void assertRefused(String text) {
        assertThat(Cursor.parse(text)).as("cursor %s", text).isEmpty();
    }
}
