package dev.sidebyside.site.page;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/**
 * The time axis that all sides share. Drawings are {@value #WIDTH} units wide and stretch to the
 * width of the page, so a unit is about a pixel.
 *
 * @param millis at the right end
 */
public record Axis(double millis, List<Tick> ticks) {

    static final int WIDTH = 1_000;

    /** More would touch each other on a phone. */
    private static final int MAX_STEPS = 6;

    /**
     * A mark on the axis.
     *
     * @param x in units
     * @param percent of the width
     * @param place {@code first} or {@code last} if its label would leave the drawing; else empty
     */
    public record Tick(String label, String x, String percent, String place) {}

    /**
     * @param millis 0 is possible, where nothing was measured
     */
    static Axis of(double millis) {
        double end = Math.max(millis, 0.01);
        double step = step(end);
        List<Tick> ticks =
                Stream.iterate(0, i -> i * step <= end * 1.0001, i -> i + 1)
                        .map(i -> tick(i * step, end))
                        .toList();
        return new Axis(end, ticks);
    }

    private static Tick tick(double at, double end) {
        String percent = Numbers.coordinate(100 * at / end) + "%";
        String millis = at == Math.rint(at) ? Numbers.grouped((long) at) : number(at);
        String place = at == 0 ? "first" : at > 0.95 * end ? "last" : "";
        return new Tick(millis + " ms", Numbers.coordinate(WIDTH * at / end), percent, place);
    }

    /** Without the zeros that a binary fraction such as 0.30000000000000004 hides. */
    private static String number(double at) {
        return String.valueOf(Math.round(at * 10_000) / 10_000.0);
    }

    /** 1, 2 or 5, times a power of ten. */
    private static double step(double end) {
        double power = Math.pow(10, Math.floor(Math.log10(end / MAX_STEPS)));
        return Stream.of(1, 2, 5, 10)
                .map(times -> times * power)
                .filter(step -> end / step <= MAX_STEPS)
                .findFirst()
                .orElseThrow();
    }

    /** A line at each mark, as an SVG path as high as a lane. */
    public String grid() {
        return ticks.stream().map(it -> "M" + it.x() + " 0v" + Bars.HEIGHT).collect(joining());
    }

    /** Where a moment is, in units; moments after the end are at the end. */
    double x(double offsetMillis) {
        return WIDTH * Numbers.share(offsetMillis, millis) / 100;
    }
}
