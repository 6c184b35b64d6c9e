package dev.sidebyside.site.page;

import static java.util.Comparator.comparingDouble;

import dev.sidebyside.platform.profiler.Profile;
import java.util.List;

/**
 * One profile as a page shows it.
 *
 * @param key {@code left} or {@code right}; ids on the page begin with it
 * @param title such as {@code Naive}
 * @param end when the request ended, in units of the axis
 * @param lanes the rows of the timeline
 * @param parts of the request's time
 * @param groups those that took most time first
 */
public record Side(
        String key,
        String title,
        Profile profile,
        String end,
        List<Lane> lanes,
        List<Part> parts,
        List<GroupedStatement> groups) {

    static Side of(String key, String title, Profile profile, Axis axis) {
        List<GroupedStatement> groups = GroupedStatement.of(profile);
        return new Side(
                key,
                title,
                profile,
                Numbers.coordinate(axis.x(profile.timing().totalMillis())),
                Lane.of(profile, groups, axis),
                Part.of(profile.timing(), axis),
                groups.stream()
                        .sorted(
                                comparingDouble(
                                        (GroupedStatement it) -> -it.group().durationMillis()))
                        .toList());
    }

    /** The group that a finding is about. */
    public GroupedStatement groupOf(Profile.Finding finding) {
        return groups.stream()
                .filter(it -> it.group().text().equals(finding.text()))
                .findFirst()
                .orElseThrow();
    }
}
