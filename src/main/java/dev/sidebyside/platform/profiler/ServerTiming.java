package dev.sidebyside.platform.profiler;

import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a request's time went. If the statements are fast and the response is slow, the time was
 * spent elsewhere.
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
        return metric("db", dbMillis)
                + ";desc=\"%d %s\", ".formatted(statements, noun)
                + (lookups == null ? "" : metric("cache", cacheMillis) + desc + ", ")
                + metric("app", appMillis)
                + ", "
                + metric("json", jsonMillis)
                + ", "
                + metric("total", totalMillis);
    }

    private static String metric(String name, double millis) {
        return String.format(Locale.ROOT, "%s;dur=%.2f", name, millis);
    }

    /** To a microsecond: a drawing of a fast request needs that much. */
    static double millis(long nanos) {
        return Math.round(nanos / 1_000.0) / 1_000.0;
    }
}
