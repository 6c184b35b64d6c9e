package dev.sidebyside.platform.profiler;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.Locale;

/**
 * A statement text that ran many times in one request.
 *
 * @param problem its name: {@code N+1}, or {@code repeated write}
 * @param count how often the text ran
 * @param from the line or the association that ran it most often
 * @param advice what to try
 */
public record Finding(String problem, int count, String text, String from, String advice) {

    /** So many executions of one text, or more, are a loop. */
    private static final int MANY = 3;

    static List<Finding> in(List<Profile.Group> groups) {
        return groups.stream()
                .filter(group -> group.count() >= MANY)
                .sorted(comparingInt(Profile.Group::count).reversed())
                .map(Finding::of)
                .toList();
    }

    private static Finding of(Profile.Group group) {
        boolean reads = group.text().stripLeading().toLowerCase(Locale.ROOT).startsWith("select");
        return new Finding(
                reads ? "N+1" : "repeated write",
                group.count(),
                group.text(),
                group.callSites().get(0).at(),
                reads
                        ? "Read the rows together: a parent with a join fetch or an entity graph,"
                                + " collections with one statement for all of them."
                        : "Send the rows in JDBC batches, or change all of them with one statement.");
    }
}
