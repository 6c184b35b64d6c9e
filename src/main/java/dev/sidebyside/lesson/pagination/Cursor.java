package dev.sidebyside.lesson.pagination;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A place in the archive: the key of the last post that was seen. As text it is opaque, so that its
 * content can change; versioned, so that it then still says what it is; and sealed with a checksum
 * over its content and the list it belongs to, so that what was cut off, altered or taken from
 * another list is refused.
 *
 * <p>The checksum is no signature. Whoever computes one can begin a page anywhere, which is no
 * secret here.
 *
 * @param publishedAt to the microsecond, as PostgreSQL keeps it
 */
public record Cursor(Instant publishedAt, long id) {

    private static final byte VERSION = 1;
    private static final String LIST = "archive";

    /** Version, seconds, nanoseconds, id, checksum. */
    private static final int SIZE =
            Byte.BYTES + Long.BYTES + Integer.BYTES + Long.BYTES + Integer.BYTES;

    /** Reads what {@link #toString} has written; empty for anything else. */
    static Optional<Cursor> parse(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.limit() != SIZE || bytes.get() != VERSION) {
                return Optional.empty();
            }
            Instant publishedAt = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
            return Optional.of(new Cursor(publishedAt, bytes.getLong()))
                    // Its own text and no other: base64 has several for the same bytes.
                    .filter(cursor -> cursor.toString().equals(text))
                    .filter(Cursor::isOfOurEra);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** PostgreSQL's calendar ends before Java's: a statement would fail on what lies beyond. */
    private boolean isOfOurEra() {
        return publishedAt.isAfter(Instant.EPOCH)
                && publishedAt.isBefore(Instant.parse("9999-01-01T00:00:00Z"));
    }

    /** For an address: letters, digits, minus and underscore. */
    @Override
    public String toString() {
        ByteBuffer bytes =
                ByteBuffer.allocate(SIZE)
                        .put(VERSION)
                        .putLong(publishedAt.getEpochSecond())
                        .putInt(publishedAt.getNano())
                        .putLong(id);
        bytes.putInt(checksum(bytes));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static int checksum(ByteBuffer content) {
        CRC32C checksum = new CRC32C();
        checksum.update(LIST.getBytes(US_ASCII));
        checksum.update(content.array(), 0, content.position());
        return (int) checksum.getValue();
    }
}
