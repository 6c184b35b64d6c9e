package dev.sidebyside.site.page;

import dev.sidebyside.platform.profiler.Profile;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One profile, or two next to each other, on one time axis: what {@code sides.html} shows.
 *
 * @param sides one or two, left before right
 */
public record SidesView(List<Phrase> verdict, Axis axis, List<Side> sides, List<Figure> figures) {

    /**
     * @param alike how the responses compare: {@code same}, {@code contained} (the right one in the
     *     left one) or {@code different}; null if they were not compared
     */
    public static SidesView of(
            String leftTitle, Profile left, String rightTitle, Profile right, String alike) {
        Axis axis = axis(left, right);
        Side one = Side.of("left", leftTitle, left, axis);
        Side other = Side.of("right", rightTitle, right, axis);
        return new SidesView(
                Phrase.about(one, other, alike),
                axis,
                List.of(one, other),
                Figure.of(List.of(left, right)));
    }

    public static SidesView of(Profile only) {
        Axis axis = axis(only);
        return new SidesView(
                Phrase.about(only),
                axis,
                List.of(Side.of("left", "Request", only, axis)),
                Figure.of(List.of(only)));
    }

    private static Axis axis(Profile... profiles) {
        return Axis.of(
                Stream.of(profiles).mapToDouble(it -> it.timing().totalMillis()).max().orElse(0));
    }

    public boolean two() {
        return sides.size() == 2;
    }

    /** Whether the two are the sides of a lesson; otherwise neither is the good one. */
    public boolean twins() {
        return two() && sides.get(0).title().equals("Naive");
    }

    public boolean usesCache() {
        return sides.stream().anyMatch(side -> !side.profile().cache().isEmpty());
    }

    /** Whether the timeline draws several statements as one bar. */
    public boolean merged() {
        return sides.stream()
                .flatMap(side -> side.lanes().stream())
                .flatMap(lane -> lane.bars().stream())
                .anyMatch(Bars::merged);
    }

    /** The verdict as one sentence, for titles. */
    public String summary() {
        return verdict.stream().map(Phrase::toString).collect(Collectors.joining(", "));
    }
}
