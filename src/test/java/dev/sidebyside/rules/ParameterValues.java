package dev.sidebyside.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidebyside.rules.Operation.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Values to test a parameter with; null stands for its absence.
 *
 * @param special edge cases, valid or not
 * @param ordinary values that should be valid, one list per kind
 */
record ParameterValues(List<String> special, List<List<String>> ordinary) {

    /** The parameter that selects a page. Only the links of a response have valid values for it. */
    static final String PAGE = "after";

    /** Without numbers, because a number could be a valid page. */
    private static final List<String> HOSTILE =
            Stream.of(
                            Stream.of("", " ", "+", "/", ".", "..", ";x", "%", "%2F", "_", "null"),
                            Stream.of("\\", "\0", "\n", "'", "\"", "' or true --", "{slug}", "<b>"),
                            Stream.of("é", "e\u0301", "\u202Ejava", "İ", "😀", "&limit=2"),
                            Stream.of("x".repeat(300), "x".repeat(10_000)))
                    .flatMap(strings -> strings)
                    .toList();

    /** Texts that some parsers accept as a number. */
    private static final List<String> ALMOST_NUMBERS =
            List.of(
                    "",
                    "abc",
                    "1.5",
                    " 7",
                    "+7",
                    "-7",
                    "07",
                    "1e1",
                    "0x7",
                    "٧",
                    "2147483648",
                    "\0");

    /** Few and small, because the naive side is slow for many rows. */
    private static final int ORDINARY_NUMBERS = 8;

    /**
     * @param known values from the database, by table
     */
    static ParameterValues of(Parameter parameter, List<List<String>> known) {
        List<String> special = new ArrayList<>();
        List<List<String>> ordinary = new ArrayList<>(known);
        if (!parameter.in().equals("path")) {
            special.add(null);
        }
        known.forEach(values -> special.addAll(values.subList(0, Math.min(4, values.size()))));
        if (parameter.isInteger()) {
            special.addAll(ALMOST_NUMBERS);
            special.addAll(numbersAtTheBounds(parameter.schema(), known));
        } else {
            special.addAll(HOSTILE);
        }
        if (parameter.name().equals(PAGE)) {
            ordinary = List.of();
        } else if (parameter.isInteger() && known.isEmpty()) {
            ordinary.add(smallNumbers(parameter.schema()));
        } else if (known.isEmpty()) {
            ordinary.add(HOSTILE);
        }
        return new ParameterValues(special, ordinary);
    }

    String anySpecial(Random random) {
        return special.get(random.nextInt(special.size()));
    }

    /** Returns null, which leaves the parameter out, if no value is known to be valid. */
    String anyOrdinary(Random random) {
        if (ordinary.isEmpty()) {
            return null;
        }
        List<String> kind = ordinary.get(random.nextInt(ordinary.size()));
        return kind.get(random.nextInt(kind.size()));
    }

    /**
     * The bounds, the values next to them, and numbers large enough to reach a list's last page.
     * The upper bound of an id is the last row's id.
     */
    private static List<String> numbersAtTheBounds(JsonNode schema, List<List<String>> known) {
        LongStream lower = bounds(schema, "minimum").flatMap(min -> LongStream.of(min, min - 1));
        LongStream last =
                known.stream()
                        .mapToLong(ids -> ids.stream().mapToLong(Long::parseLong).max().orElse(0));
        LongStream upper =
                LongStream.concat(bounds(schema, "maximum"), last)
                        .flatMap(max -> LongStream.of(max / 2, max - 1, max, max + 1));
        return LongStream.concat(lower, upper).mapToObj(Long::toString).toList();
    }

    private static LongStream bounds(JsonNode schema, String name) {
        return schema.has(name) ? LongStream.of(schema.get(name).asLong()) : LongStream.empty();
    }

    private static List<String> smallNumbers(JsonNode schema) {
        int first = schema.path("minimum").asInt(0);
        return IntStream.range(first, first + ORDINARY_NUMBERS)
                .mapToObj(Integer::toString)
                .toList();
    }
}
