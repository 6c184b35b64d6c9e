package dev.sidebyside.site.page;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.sidebyside.lesson.Measure;
import dev.sidebyside.platform.profiler.Plan;
import dev.sidebyside.platform.profiler.Profile;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What a request costs on both sides, in the measure of its lesson.
 *
 * @param unit a plural noun, such as {@code rows read}
 */
public record Difference(String unit, long naive, long optimized) {

    /**
     * @param plans of the request's statements; only some measures need them
     */
    public static long count(Measure measure, Profile profile, Supplier<List<Plan>> plans) {
        return switch (measure) {
            case STATEMENTS -> profile.statements();
            case ENTITIES -> profile.resources().entitiesLoaded();
            case ROWS_READ -> profile.resources().rowsRead();
            case ROWS_BEFORE_FIRST_BYTE -> profile.resources().rowsReadBeforeFirstByte();
            case ROWS_VISITED ->
                    plans.get().stream()
                            .flatMap(plan -> plan.nodes().stream())
                            .mapToLong(Plan.Node::rowsVisited)
                            .sum();
            case BODY_BYTES -> profile.bytes();
        };
    }

    /** Whether the two sides differ in this measure. */
    @JsonIgnore
    public boolean exists() {
        return naive != optimized;
    }

    /** The length of the naive side's bar, in percent of the longer one. */
    public String naiveBar() {
        return bar(naive);
    }

    /** The length of the optimized side's bar, in percent of the longer one. */
    public String optimizedBar() {
        return bar(optimized);
    }

    private String bar(long count) {
        return String.format(
                Locale.ROOT, "%.2f", 100.0 * count / Math.max(1, Math.max(naive, optimized)));
    }
}
