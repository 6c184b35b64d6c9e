package dev.sidebyside.lesson.pagination;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the text of a cursor can be parsed. */
class CursorTest {

    private static final Cursor CURSOR =
            new Cursor(Instant.parse("2025-12-31T23:57:05.123456Z"), 42);

    @Test
    void parsesItsOwnText() {
        assertThat(Cursor.parse(CURSOR.toString())).contains(CURSOR);
    }

    @Test
    void needsNoEscapingInAUrl() {
        assertThat(CURSOR.toString()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void rejectsEveryFlippedBit() {
        byte[] bytes = Base64.getUrlDecoder().decode(CURSOR.toString());
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] altered = bytes.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertRejected(Base64.getUrlEncoder().withoutPadding().encodeToString(altered));
        }
    }

    @Test
    void rejectsEveryTruncation() {
        String text = CURSOR.toString();
        for (int length = 0; length < text.length(); length++) {
            assertRejected(text.substring(0, length));
        }
    }

    @Test
    void rejectsTimesThatTheDatabaseDoesNotSupport() {
        assertRejected(new Cursor(Instant.MAX, 1).toString());
        assertRejected(new Cursor(Instant.MIN, 1).toString());
    }

    /** The checksum is valid: a client can compute it. */
    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 2147483647",
        "-9223372036854775808, -2147483648",
        "9223372036854775807, 0",
        "1, 1000000000",
        "1, -1"
    })
    void rejectsForgedTimes(long seconds, int nanoseconds) {
        ByteBuffer bytes =
                ByteBuffer.allocate(25)
                        .put((byte) 1)
                        .putLong(seconds)
                        .putInt(nanoseconds)
                        .putLong(1);
        CRC32C checksum = new CRC32C();
        checksum.update("archive".getBytes(US_ASCII));
        checksum.update(bytes.array(), 0, bytes.position());
        bytes.putInt((int) checksum.getValue());

        assertRejected(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"50", "-1", "null", "AAAA====", "ä", "' or 1=1"})
    void rejectsOtherText(String text) {
        assertRejected(text);
    }

    private static void assertRejected(String text) {
        assertThat(Cursor.parse(text)).as("cursor %s", text).isEmpty();
    }
}
