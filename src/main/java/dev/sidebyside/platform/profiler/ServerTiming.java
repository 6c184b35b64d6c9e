package dev.sidebyside.platform.profiler;

import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a request's time went.
 *
 * @param dbMillis in JDBC executions, as the application waits for them
 * @param cacheMillis in commands to Redis, as the request waits for them
 * @param appMillis in everything else
 * @param jsonMillis turning the result into bytes
 * @param totalMillis from the first line of the request to the last header of the response; in a
 *     profile to the end of the response
 */
@Schema(description = "Where the time went, in milliseconds")
public record ServerTiming(
        double dbMillis,
        double cacheMillis,
        double appMillis,
        double jsonMillis,
        double totalMillis) {

    /**
     * As a {@code Server-Timing} header, which browsers' developer tools draw (W3C Server Timing).
     *
     * @param lookups {@code hit}, {@code miss}, {@code unconfirmed}, empty if a cache was used
     *     otherwise, or null if none was
     */
    String header(int statements, String lookups) {
        String noun = statements == 1 ? "statement" : "statements";
        String desc = lookups == null || lookups.isEmpty() ? "" : ";desc=" + lookups;
        return metric("db", dbMillis, ";desc=\"%d %s\", ".formatted(statements, noun))
                + (lookups == null ? "" : metric("cache", cacheMillis, desc + ", "))
                + metric("app", appMillis, ", ")
                + metric("json", jsonMillis, ", ")
                + metric("total", totalMillis, "");
    }

    private static String metric(String name, double millis, String rest) {
        return String.format(Locale.ROOT, "%s;dur=%.2f%s", name, millis, rest);
    }

    /** To a microsecond: a drawing of a fast request needs that much. */
    static double millis(long nanos) {
        return Math.round(nanos / 1_000.0) / 1_000.0;
    }

    /** Divides a request's time while it runs. Not thread-safe. */
    static final class Timer {
        private final long start = System.nanoTime();
        private long serializing = -1;
        private long stop = -1;
        int statements;
        private long database;
        private long databaseBeforeSerializing;
        private long cache;

        /** Returns when the statement, which has just ended, began: nanoseconds since the start. */
        long addStatement(long nanos) {
            statements++;
            database += nanos;
            return offset(nanos);
        }

        /** As {@link #addStatement}, for a command to Redis. */
        long addCacheCommand(long nanos) {
            cache += nanos;
            return offset(nanos);
        }

        double offsetMillis(long nanoTime) {
            return millis(Math.max(0, nanoTime - start));
        }

        /** Null before the resource method returns. */
        Double serializedAtMillis() {
            return serializing < 0 ? null : (Double) offsetMillis(serializing);
        }

        private long offset(long nanos) {
            return Math.max(0, System.nanoTime() - nanos - start);
        }

        void serializing() {
            serializing = System.nanoTime();
            databaseBeforeSerializing = database;
        }

        boolean isSerializing() {
            return serializing >= 0;
        }

        /** May be called again: a streamed response ends later than its headers. */
        void stop() {
            stop = System.nanoTime();
        }

        Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - start);
        }

        ServerTiming timing() {
            long end = stop < 0 ? System.nanoTime() : stop;
            // Lazy loads during serialization are the database's time, not Jackson's.
            long lazy = database - databaseBeforeSerializing;
            long json = serializing < 0 ? 0 : end - serializing - lazy;
            long app = end - start - database - cache - json;
            return new ServerTiming(
                    millis(database),
                    millis(cache),
                    millis(Math.max(0, app)),
                    millis(Math.max(0, json)),
                    millis(end - start));
        }
    }
}
