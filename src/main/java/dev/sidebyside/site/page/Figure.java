package dev.sidebyside.site.page;

import dev.sidebyside.platform.profiler.Profile;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * One figure of every side, with bars to compare them.
 *
 * @param values one for each side
 */
public record Figure(String name, List<Value> values) {

    /**
     * @param width of the bar, in percent of the largest value's
     */
    public record Value(String text, String width) {}

    private record Kind(
            String name, ToDoubleFunction<Profile> value, DoubleFunction<String> text) {}

    private static final DoubleFunction<String> COUNT = value -> Numbers.grouped((long) value);
    private static final DoubleFunction<String> SIZE = value -> Numbers.bytes((long) value);

    private static final List<Kind> KINDS =
            List.of(
                    new Kind("statements", Profile::statements, COUNT),
                    new Kind("rows read", it -> it.resources().rowsRead(), COUNT),
                    new Kind(
                            "rows read before the first byte",
                            it -> it.resources().rowsReadBeforeFirstByte(),
                            COUNT),
                    new Kind("bytes read from rows", it -> it.resources().bytesRead(), SIZE),
                    new Kind("entities loaded", it -> it.resources().entitiesLoaded(), COUNT),
                    new Kind("memory allocated", Figure::allocated, SIZE),
                    new Kind("bytes sent", Profile::bytes, SIZE),
                    new Kind(
                            "waiting for a connection",
                            it -> it.resources().connectionWaitMillis(),
                            Numbers::ms),
                    new Kind(
                            "connection held",
                            it -> it.resources().connectionHeldMillis(),
                            Numbers::ms),
                    new Kind("commits", it -> it.resources().commits(), COUNT),
                    new Kind("rollbacks", it -> it.resources().rollbacks(), COUNT));

    /** Leaves out what is 0 on every side. */
    static List<Figure> of(List<Profile> profiles) {
        return KINDS.stream()
                .filter(kind -> profiles.stream().anyMatch(it -> kind.value.applyAsDouble(it) > 0))
                .map(kind -> of(kind, profiles))
                .toList();
    }

    private static Figure of(Kind kind, List<Profile> profiles) {
        double largest = profiles.stream().mapToDouble(kind.value).max().orElse(0);
        return new Figure(
                kind.name,
                profiles.stream()
                        .map(
                                profile -> {
                                    double value = kind.value.applyAsDouble(profile);
                                    double share = Numbers.share(value, largest);
                                    return new Value(
                                            kind.text.apply(value), Numbers.coordinate(share));
                                })
                        .toList());
    }

    /** The JVM may not count allocations. */
    private static double allocated(Profile profile) {
        Long bytes = profile.resources().allocatedBytes();
        return bytes == null ? 0 : bytes;
    }
}
