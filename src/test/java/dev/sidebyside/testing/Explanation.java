package dev.sidebyside.testing;

import dev.sidebyside.platform.profiler.Profile;
import dev.sidebyside.platform.profiler.Profile.Finding;
import java.util.stream.Collectors;

/** A profile as text, for a test that failed: the statements, grouped, and the likely cause. */
final class Explanation {

    private Explanation() {}

    static String of(Profile profile) {
        return profile.groups().stream().map(Explanation::group).collect(Collectors.joining())
                + profile.findings().stream()
                        .map(Explanation::finding)
                        .collect(Collectors.joining());
    }

    private static String group(Profile.Group group) {
        return "%5d x %s (%d rows)%n".formatted(group.count(), group.text(), group.rowsRead())
                + group.callSites().stream()
                        .map(caller -> "        at %s%n".formatted(caller.at()))
                        .collect(Collectors.joining());
    }

    private static String finding(Finding finding) {
        return "  Likely cause: %s (%d) from %s%n  Try: %s%n  See: %s%n"
                .formatted(
                        finding.problem(),
                        finding.count(),
                        finding.from(),
                        finding.advice(),
                        String.join(", ", finding.see()));
    }
}
