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

    private record Share(String kind, String name, double millis) {}

    /** All four, one after the other. */
    static List<Part> of(ServerTiming timing, Axis axis) {
        List<Share> shares =
                List.of(
                        new Share("db", "database", timing.dbMillis()),
                        new Share("cache", "cache", timing.cacheMillis()),
                        new Share("app", "application", timing.appMillis()),
                        new Share("json", "serialization", timing.jsonMillis()));
        List<Part> parts = new ArrayList<>();
        double begin = 0;
        for (Share share : shares) {
            double end = begin + share.millis;
            parts.add(
                    new Part(
                            share.kind,
                            share.name,
                            share.millis,
                            Numbers.percent(share.millis, timing.totalMillis()),
                            Numbers.coordinate(axis.x(begin)),
                            Numbers.coordinate(axis.x(end) - axis.x(begin))));
            begin = end;
        }
        return parts;
    }
}
