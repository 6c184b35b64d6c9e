package dev.sidebyside.site.page;

import dev.sidebyside.platform.profiler.ServerTiming;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a request's time.
 *
 * @param kind {@code db}, {@code cache}, {@code app} or {@code json}, which gives the colour
 * @param percent of the request's time, as text
 * @param x where its bar begins, in units of the axis
 * @param width of its bar
 */
public record Part(
        String kind, String name, double millis, String percent, String x, String width) {

    /** All four, one after the other. */
    static List<Part> of(ServerTiming timing, Axis axis) {
        List<Part> parts = new ArrayList<>();
        double whole = timing.totalMillis();
        double before = add(parts, "db", "database", timing.dbMillis(), 0, whole, axis);
        before = add(parts, "cache", "cache", timing.cacheMillis(), before, whole, axis);
        before = add(parts, "app", "application", timing.appMillis(), before, whole, axis);
        add(parts, "json", "serialization", timing.jsonMillis(), before, whole, axis);
        return parts;
    }

    /** Returns where the part ends, in milliseconds. */
    private static double add(
            List<Part> parts,
            String kind,
            String name,
            double millis,
            double before,
            double whole,
            Axis axis) {
        double end = before + millis;
        parts.add(
                new Part(
                        kind,
                        name,
                        millis,
                        Numbers.percent(millis, whole),
                        Numbers.coordinate(axis.x(before)),
                        Numbers.coordinate(axis.x(end) - axis.x(before))));
        return end;
    }
}
