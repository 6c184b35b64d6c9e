package dev.sidebyside.profiler;

import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a request's time went, in milliseconds. Fast statements and a slow answer mean that the
 * time is elsewhere.
 *
 * @param db in JDBC executions, as the application waits for them
 * @param app in everything that is neither the database nor serialisation
 * @param json in turning the result into bytes
 * @param total from the first line of the request to the last header of the answer
 */
@Schema(description = "Where the time went, in milliseconds")
public record Split(double db, double app, double json, double total) {

    static Split ofNanos(long db, long app, long json, long total) {
        return new Split(millis(db), millis(app), millis(json), millis(total));
    }

    /**
     * As a {@code Server-Timing} header, which browsers' developer tools draw (W3C Server Timing).
     */
    String header(int statements) {
        return String.format(
                Locale.ROOT,
                "db;dur=%.2f;desc=\"%d %s\", app;dur=%.2f, json;dur=%.2f, total;dur=%.2f",
                db,
                statements,
                statements == 1 ? "statement" : "statements",
                app,
                json,
                total);
    }

    static double millis(long nanos) {
        return Math.round(nanos / 10_000.0) / 100.0;
    }
}
