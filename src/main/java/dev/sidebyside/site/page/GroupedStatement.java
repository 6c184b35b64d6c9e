package dev.sidebyside.site.page;

import dev.sidebyside.platform.profiler.Profile;
import java.util.ArrayList;
import java.util.List;

/**
 * The executions of one statement text.
 *
 * @param index in the profile's list of groups
 * @param label the statement in a few words
 * @param problems the names of the findings about it
 * @param formatted the statement in several lines, with its values if they were kept
 * @param executions the first {@value #MAX_EXECUTIONS}; fewer if there are many groups
 * @param spanMillis from the start of the first execution to the end of the last one that was kept
 */
public record GroupedStatement(
        int index,
        Profile.Group group,
        String label,
        List<String> problems,
        String formatted,
        List<Profile.Execution> executions,
        double spanMillis) {

    private static final int MAX_EXECUTIONS = 200;

    /** Of all groups together, about. */
    private static final int MAX_IN_ALL = 1_000;

    /** In the order of their first executions. */
    static List<GroupedStatement> of(Profile profile) {
        List<List<Profile.Execution>> executions = new ArrayList<>();
        profile.groups().forEach(group -> executions.add(new ArrayList<>()));
        double[] begins = new double[executions.size()];
        double[] ends = new double[executions.size()];
        int each = Math.min(MAX_EXECUTIONS, MAX_IN_ALL / Math.max(1, profile.groups().size()));
        for (Profile.Execution execution : profile.executions()) {
            List<Profile.Execution> its = executions.get(execution.group());
            if (its.isEmpty()) {
                begins[execution.group()] = execution.offsetMillis();
            }
            ends[execution.group()] = execution.offsetMillis() + execution.durationMillis();
            if (its.size() < each) {
                its.add(execution);
            }
        }
        List<GroupedStatement> groups = new ArrayList<>();
        for (Profile.Group group : profile.groups()) {
            String text = group.text();
            int index = groups.size();
            groups.add(
                    new GroupedStatement(
                            index,
                            group,
                            StatementText.label(text),
                            profile.findings().stream()
                                    .filter(finding -> finding.text().equals(text))
                                    .map(Profile.Finding::problem)
                                    .toList(),
                            StatementText.formatted(group.sql() == null ? text : group.sql()),
                            executions.get(index),
                            ends[index] - begins[index]));
        }
        return groups;
    }

    /** Such as {@code 100 × select author where id = ?}. */
    public String title() {
        return times() + " " + label;
    }

    public String times() {
        return Numbers.grouped(group.count()) + " ×";
    }

    public String rows() {
        return Numbers.of(group.rowsRead(), "row");
    }

    /** How many executions are not in the list. */
    public int executionsLeftOut() {
        return group.count() - executions.size();
    }
}
