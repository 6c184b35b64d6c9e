package dev.sidebyside.site.page;

import dev.sidebyside.platform.profiler.Level;
import dev.sidebyside.site.CatalogueEntry;
import dev.sidebyside.site.live.Comparison;
import dev.sidebyside.site.live.Comparisons;
import io.quarkus.qute.RawString;
import java.util.List;
import java.util.Map;

/**
 * What the page of a lesson shows.
 *
 * @param expected what its example costs with the data of the tests; null if it was not measured
 * @param scene HTML; null for none
 * @param requested the id of a comparison in the address; null for none
 * @param shown the comparison with this id; null if there is none
 * @param measured the figure of the lesson in this comparison; null if it is unknown
 * @param last the last comparisons of this lesson, newest first
 */
public record LessonView(
        CatalogueEntry lesson,
        Level level,
        Difference expected,
        Contract contract,
        LessonCode code,
        Explanation explanation,
        RawString scene,
        String requested,
        Comparison shown,
        Difference measured,
        List<Comparison> last) {

    /** Whether the service records profiles, which a comparison needs. */
    public boolean full() {
        return level == Level.FULL;
    }

    /** Whether responses have the header {@code Server-Timing}. */
    public boolean timed() {
        return level != Level.OFF;
    }

    /** How many comparisons of all lessons the service keeps. */
    public int comparisonsKept() {
        return Comparisons.MAX_COMPARISONS;
    }

    /** The values in the form: those of the comparison that both sides share, or the example's. */
    public Map<String, String> values() {
        if (shown == null) {
            return Contract.values(lesson.path(), lesson.naive());
        }
        Map<String, String> values = Contract.values(lesson.path(), shown.naive().uri());
        // A cursor belongs to one side.
        values.entrySet()
                .retainAll(Contract.values(lesson.path(), shown.optimized().uri()).entrySet());
        return values;
    }

    public String value(Contract.Parameter parameter) {
        return values().getOrDefault(parameter.name(), "");
    }

    public SidesView sides() {
        return SidesView.of("Naive", shown.naive(), "Optimized", shown.optimized(), shown.alike());
    }
}
