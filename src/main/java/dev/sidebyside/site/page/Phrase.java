package dev.sidebyside.site.page;

import dev.sidebyside.platform.profiler.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * A part of the verdict, such as {@code 101 statements → 1}.
 *
 * @param from what is true of the left side, or of both
 * @param to what is true of the right side; null if {@code from} says all
 * @param change whether the right side is {@code better} or {@code worse}; empty if neither
 */
public record Phrase(String from, String to, String change) {

    /** A figure that differs by a smaller factor is left out. */
    private static final int TIMES = 2;

    /** The times of two runs may differ by this factor without a reason. */
    private static final double NOISE = 1.25;

    static List<Phrase> about(Profile only) {
        return List.of(
                about(Numbers.of(only.statements(), "statement")),
                about(Numbers.ms(only.timing().totalMillis())));
    }

    /**
     * Where both sides run the same number of statements, another figure shows the difference.
     *
     * @param alike {@code same}, {@code contained} or {@code different}; null if the responses were
     *     not compared
     */
    static List<Phrase> about(Side left, Side right, String alike) {
        List<Phrase> phrases = new ArrayList<>();
        Profile one = left.profile();
        Profile other = right.profile();
        String statements = Numbers.of(one.statements(), "statement");
        if (one.statements() == other.statements()) {
            phrases.add(about(statements + " each"));
            Stream.of(
                            counted("rows read", one, other, it -> it.resources().rowsRead()),
                            counted(
                                    "entities loaded",
                                    one,
                                    other,
                                    it -> it.resources().entitiesLoaded()),
                            counted("bytes sent", one, other, Profile::bytes))
                    .flatMap(List::stream)
                    .findFirst()
                    .ifPresent(phrases::add);
        } else {
            phrases.add(
                    new Phrase(
                            statements,
                            Numbers.grouped(other.statements()),
                            change(one, other, Profile::statements, 1)));
        }
        phrases.add(
                new Phrase(
                        Numbers.ms(one.timing().totalMillis()),
                        Numbers.ms(other.timing().totalMillis()),
                        change(one, other, it -> it.timing().totalMillis(), NOISE)));
        if (alike != null) {
            phrases.add(about(responses(left.title(), right.title(), alike)));
        }
        return phrases;
    }

    /** Empty if both counts are about the same. */
    private static List<Phrase> counted(
            String noun, Profile one, Profile other, ToLongFunction<Profile> count) {
        long from = count.applyAsLong(one);
        long to = count.applyAsLong(other);
        boolean differ = Math.max(from, to) >= TIMES * Math.max(1, Math.min(from, to));
        return differ
                ? List.of(
                        new Phrase(
                                Numbers.grouped(from) + " " + noun,
                                Numbers.grouped(to),
                                change(one, other, count::applyAsLong, 1)))
                : List.of();
    }

    private static Phrase about(String fact) {
        return new Phrase(fact, null, "");
    }

    /** Less is better, if the larger figure is more than so many times the smaller one. */
    private static String change(
            Profile one, Profile other, ToDoubleFunction<Profile> figure, double times) {
        double from = figure.applyAsDouble(one);
        double to = figure.applyAsDouble(other);
        if (from > to * times) {
            return "better";
        }
        return to > from * times ? "worse" : "";
    }

    private static String responses(String left, String right, String alike) {
        return switch (alike) {
            case "same" -> "same response ✓";
            case "contained" ->
                    "%s response is part of the %s one ✓"
                            .formatted(
                                    right.toLowerCase(Locale.ROOT), left.toLowerCase(Locale.ROOT));
            default -> "different responses ✗";
        };
    }

    /** Whether it says that the responses agree. */
    public boolean good() {
        return from.endsWith("✓");
    }

    @Override
    public String toString() {
        return to == null ? from : from + " → " + to;
    }
}
