package dev.sidebyside.platform.profiler;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.Locale;

/**
 * One statement text that ran many times in one request.
 *
 * @param problem its name: {@code N+1}, or {@code repeated write}
 * @param count how often the text ran
 * @param from the line or the association that asked most
 * @param advice what to try
 */
public record Finding(String problem, int count, String text, String from, String advice) {

    /** From so many executions of one text on, it was a loop. */
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
                        ? "Read it with the rows that need it: join fetch or an entity graph for a parent,"
                                + " one statement for all of a collection."
                        : "Send the rows in JDBC batches, or change them all with one statement.");
    }
}
