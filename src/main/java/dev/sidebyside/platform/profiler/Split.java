package dev.sidebyside.platform.profiler;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a request's time went, in milliseconds. Fast statements and a slow answer mean that the
 * time is elsewhere.
 *
 * @param db in JDBC executions, as the application waits for them
 * @param cache in commands to Redis, as the request waits for them
 * @param app in everything else
 * @param json in turning the result into bytes
 * @param total from the first line of the request to the last header of the answer
 */
@Schema(description = "Where the time went, in milliseconds")
public record Split(double db, double cache, double app, double json, double total) {

    static Split ofNanos(long db, long cache, long app, long json, long total) {
        return new Split(millis(db), millis(cache), millis(app), millis(json), millis(total));
    }

    /**
     * As a {@code Server-Timing} header, which browsers' developer tools draw (W3C Server Timing).
     */
    String header(int statements, CacheLog cacheLog) {
        return String.format(
                Locale.ROOT,
                "db;dur=%.2f;desc=\"%d %s\", %sapp;dur=%.2f, json;dur=%.2f, total;dur=%.2f",
                db,
                statements,
                statements == 1 ? "statement" : "statements",
                cacheLog.isEmpty() ? "" : cacheHeader(cacheLog.lookups()),
                app,
                json,
                total);
    }

    private String cacheHeader(Optional<String> lookups) {
        String result = lookups.map(it -> ";desc=" + it).orElse("");
        return String.format(Locale.ROOT, "cache;dur=%.2f%s, ", cache, result);
    }

    static double millis(long nanos) {
        return Math.round(nanos / 10_000.0) / 100.0;
    }
}
