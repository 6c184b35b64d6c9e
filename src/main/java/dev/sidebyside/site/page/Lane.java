package dev.sidebyside.site.page;

import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.sidebyside.platform.profiler.Profile;
import dev.sidebyside.site.page.Bars.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A row of the timeline.
 *
 * @param kind {@code connection}, {@code db}, {@code cache} or {@code json}, which gives the colour
 * @param group whose statements the lane shows; null if it shows those of several groups, or
 *     something else
 */
public record Lane(String kind, String label, GroupedStatement group, List<Bars> bars) {

    /** The groups that took longest have a lane each; all others share one. */
    private static final int MAX_GROUPS = 6;

    static List<Lane> of(Profile profile, List<GroupedStatement> groups, Axis axis) {
        List<Lane> lanes = new ArrayList<>();
        List<Span> held =
                profile.connections().stream()
                        .map(it -> new Span(it.offsetMillis(), it.durationMillis()))
                        .map(it -> it.until(profile.timing().totalMillis()))
                        .toList();
        add(lanes, "connection", "connection held", held, axis);
        addStatements(lanes, profile, groups, axis);
        List<Span> commands =
                profile.cache().stream()
                        .map(it -> new Span(it.offsetMillis(), it.durationMillis()))
                        .toList();
        add(lanes, "cache", Numbers.of(commands.size(), "cache command"), commands, axis);
        Double begin = profile.serializedAtMillis();
        if (begin != null) {
            Span json = new Span(begin, profile.timing().totalMillis() - begin);
            add(lanes, "json", "serialization", List.of(json), axis);
        }
        return lanes;
    }

    private static void add(
            List<Lane> lanes, String kind, String label, List<Span> spans, Axis axis) {
        if (!spans.isEmpty()) {
            lanes.add(new Lane(kind, label, null, List.of(Bars.of(null, spans, axis, label))));
        }
    }

    private static void addStatements(
            List<Lane> lanes, Profile profile, List<GroupedStatement> groups, Axis axis) {
        Map<Integer, List<Span>> spans =
                profile.executions().stream()
                        .collect(groupingBy(Profile.Execution::group, mapping(Span::of, toList())));
        Set<Integer> longest =
                groups.stream()
                        .sorted(comparingDouble(it -> -it.group().durationMillis()))
                        .limit(MAX_GROUPS)
                        .map(GroupedStatement::index)
                        .collect(toSet());
        List<Bars> others = new ArrayList<>();
        for (GroupedStatement group : groups) {
            List<Span> its = spans.getOrDefault(group.index(), List.of());
            Bars bars = Bars.of(group.index(), its, axis, group.title());
            if (longest.contains(group.index())) {
                lanes.add(new Lane("db", group.title(), group, List.of(bars)));
            } else {
                others.add(bars);
            }
        }
        if (!others.isEmpty()) {
            lanes.add(new Lane("db", Numbers.of(others.size(), "other statement"), null, others));
        }
    }
}
