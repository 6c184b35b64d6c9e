package dev.sidebyside.lesson.pagination;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A position in the archive: the key of the last post on a page. Its text is opaque to clients and
 * has a version, so its content can change later. A checksum over the content and the name of the
 * list detects a cursor that is truncated, altered or from another list.
 *
 * <p>The checksum is not a signature: a client can compute one for any position. Here this is
 * harmless, because the list is public.
 *
 * @param publishedAt to the microsecond, like PostgreSQL's {@code timestamptz}
 */
public record Cursor(Instant publishedAt, long id) {

    private static final byte VERSION = 1;
    private static final String LIST = "archive";

    /** Version, seconds, nanoseconds, id, checksum. */
    private static final int SIZE =
            Byte.BYTES + Long.BYTES + Integer.BYTES + Long.BYTES + Integer.BYTES;

    /** Parses the text that {@link #toString} returns; empty for any other text. */
    static Optional<Cursor> parse(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.limit() != SIZE || bytes.get() != VERSION) {
                return Optional.empty();
            }
            Instant publishedAt = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
            return Optional.of(new Cursor(publishedAt, bytes.getLong()))
                    // Compares the checksum, and rejects other base64 texts for the same bytes.
                    .filter(cursor -> cursor.toString().equals(text))
                    .filter(Cursor::isSupported);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** PostgreSQL's range of dates is smaller than Java's: other dates would fail the statement. */
    private boolean isSupported() {
        return publishedAt.isAfter(Instant.EPOCH)
                && publishedAt.isBefore(Instant.parse("9999-01-01T00:00:00Z"));
    }

    /** Returns letters, digits, minus and underscore, which need no escaping in a URL. */
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
