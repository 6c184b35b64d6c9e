package dev.sidebyside.platform.profiler;

import static java.util.Map.Entry.comparingByValue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The executions of one statement text within a request. Guarded by its {@link RequestProfile}. */
final class StatementGroup {

    /** Call sites kept for one text; a text has one or two, so more would be a recursion. */
    private static final int MAX_CALL_SITES = 20;

    private final Execution first;
    private final Map<String, Integer> callSites = new LinkedHashMap<>();
    private int count;
    private long nanos;
    private int batchedRows;

    StatementGroup(Execution first) {
        this.first = first;
    }

    Execution first() {
        return first;
    }

    void add(long nanos, int batchedRows, String callSite) {
        this.count++;
        this.nanos += nanos;
        this.batchedRows += batchedRows;
        if (callSites.containsKey(callSite) || callSites.size() < MAX_CALL_SITES) {
            callSites.merge(callSite, 1, Integer::sum);
        }
    }

    Profile.Group snapshot() {
        List<Profile.Caller> callers =
                callSites.entrySet().stream()
                        .sorted(Collections.reverseOrder(comparingByValue()))
                        .map(site -> new Profile.Caller(site.getKey(), site.getValue()))
                        .toList();
        return new Profile.Group(first.text(), count, Split.millis(nanos), batchedRows, callers);
    }
}
