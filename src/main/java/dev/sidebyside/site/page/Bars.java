package dev.sidebyside.site.page;

import dev.sidebyside.platform.profiler.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Bars of one kind in a lane of the timeline, as one SVG path.
 *
 * @param group index of the statements' group; null for bars that are no statements
 * @param path of rectangles as high as the lane
 * @param count of the bars that are drawn
 * @param merged whether a bar stands for several that would be closer than {@value #GAP} unit
 * @param title what the browser shows at the pointer
 */
public record Bars(Integer group, String path, int count, boolean merged, String title) {

    static final int HEIGHT = 10;
    private static final double GAP = 1;

    /** Narrower bars would not be seen. */
    private static final double MIN_WIDTH = 1.5;

    /** When something happened, in milliseconds since the request came in. */
    record Span(double offset, double duration) {
        static Span of(Profile.Execution statement) {
            return new Span(statement.offsetMillis(), statement.durationMillis());
        }

        /** A connection goes back to the pool just after its request has ended. */
        Span until(double end) {
            return new Span(offset, Math.max(0, Math.min(duration, end - offset)));
        }
    }

    /** In any order. */
    static Bars of(Integer group, List<Span> spans, Axis axis, String title) {
        List<double[]> bars = new ArrayList<>();
        double[] last = {0, Double.NEGATIVE_INFINITY};
        for (Span span : spans.stream().sorted(Comparator.comparing(Span::offset)).toList()) {
            double begin = axis.x(span.offset());
            double end = Math.max(begin + MIN_WIDTH, axis.x(span.offset() + span.duration()));
            if (begin - last[1] < GAP) {
                last[1] = Math.max(last[1], end);
            } else {
                last = new double[] {begin, end};
                bars.add(last);
            }
        }
        StringBuilder path = new StringBuilder();
        for (double[] bar : bars) {
            String width = Numbers.coordinate(bar[1] - bar[0]);
            path.append('M').append(Numbers.coordinate(bar[0])).append(" 0h").append(width);
            path.append('v').append(HEIGHT).append("h-").append(width).append('z');
        }
        return new Bars(group, path.toString(), bars.size(), bars.size() < spans.size(), title);
    }
}
