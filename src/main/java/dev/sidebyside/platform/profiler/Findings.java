package dev.sidebyside.platform.profiler;

import static java.util.Comparator.comparingLong;

import dev.sidebyside.platform.profiler.Profile.Finding;
import dev.sidebyside.platform.profiler.Profile.Group;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Looks for what is usually wrong with slow requests. The limits are low enough to find a problem
 * in a small database, before it hurts in a large one. {@link PlanFindings} looks at plans.
 */
@Singleton
class Findings {

    /** So many executions of one text, or more, are a loop. */
    private static final int LOOP = 3;

    /** So many rows, or more, are more than a page. */
    private static final int MANY = 100;

    /** What is read is too much if it is so many times what is used. */
    private static final int TIMES = 10;

    /** No row of a response is shorter, in bytes. */
    private static final int SHORTEST_ROW = 10;

    private final Instance<ProblemPages> pages;

    Findings(@Any Instance<ProblemPages> pages) {
        this.pages = pages;
    }

    /** Worst first. */
    List<Finding> in(List<Group> groups, Profile.Resources resources, long responseBytes) {
        List<Finding> findings = new ArrayList<>();
        groups.stream().filter(it -> it.count() >= LOOP).map(this::loop).forEach(findings::add);
        groups.stream()
                .filter(
                        it ->
                                reads(it)
                                        && !isLimited(it)
                                        && !selectsByKeys(it)
                                        && it.rowsRead() / it.count() >= MANY)
                .map(this::unbounded)
                .forEach(findings::add);
        if (groups.stream().anyMatch(it -> reads(it) && isLimited(it))) {
            groups.stream().filter(Findings::counts).map(this::count).forEach(findings::add);
        }
        if (responseBytes > 0) {
            addWaste(findings, groups, resources, responseBytes);
        }
        findings.sort(comparingLong(Finding::count).reversed());
        return findings;
    }

    private void addWaste(
            List<Finding> findings, List<Group> groups, Profile.Resources used, long sent) {
        long rows = used.rowsRead();
        if (rows >= MANY && sent / rows < SHORTEST_ROW) {
            String advice = "Let the database sort out, count or add up the rows.";
            findings.add(finding("rows thrown away", rows, widest(groups), advice));
        }
        if (used.entitiesLoaded() >= TIMES && used.bytesRead() / sent >= TIMES) {
            String advice =
                    "Select the columns that the response shows into a record, instead of entities.";
            findings.add(finding("unused columns", used.entitiesLoaded(), widest(groups), advice));
        }
    }

    private static Group widest(List<Group> groups) {
        return groups.stream().max(comparingLong(Group::rowsRead)).orElseThrow();
    }

    private Finding loop(Group group) {
        return reads(group)
                ? finding(
                        "N+1",
                        group.count(),
                        group,
                        "Read the rows together: a parent with a join fetch or an entity graph,"
                                + " collections with one statement for all of them.")
                : finding(
                        "repeated write",
                        group.count(),
                        group,
                        "Send the rows in JDBC batches, or change all of them with one statement.");
    }

    private Finding unbounded(Group group) {
        String advice = "Limit the rows, and link to the next page.";
        return finding("unbounded result", group.rowsRead() / group.count(), group, advice);
    }

    private Finding count(Group group) {
        String advice = "Read one row more than the page has, to see whether there is a next page.";
        return finding("count for a page", group.count(), group, advice);
    }

    private Finding finding(String problem, long count, Group group, String advice) {
        String from = group.callSites().get(0).at();
        return new Finding(problem, count, group.text(), from, advice, about(problem));
    }

    private List<String> about(String problem) {
        return pages.stream().flatMap(it -> it.about(problem).stream()).toList();
    }

    private static boolean reads(Group group) {
        return startsWith(group, "select");
    }

    private static boolean counts(Group group) {
        return startsWith(group, "select count(");
    }

    private static boolean isLimited(Group group) {
        return words(group).anyMatch(word -> word.equals("limit") || word.equals("fetch"));
    }

    /** A list of keys bounds the rows, too: {@code in (?, ?)} or {@code any (?)}. */
    private static boolean selectsByKeys(Group group) {
        return group.text().toLowerCase(Locale.ROOT).matches("(?s).*\\b(in|any) ?\\(\\?.*");
    }

    private static boolean startsWith(Group group, String beginning) {
        return group.text().stripLeading().toLowerCase(Locale.ROOT).startsWith(beginning);
    }

    private static Stream<String> words(Group group) {
        return Stream.of(group.text().toLowerCase(Locale.ROOT).split("\\W+"));
    }
}
