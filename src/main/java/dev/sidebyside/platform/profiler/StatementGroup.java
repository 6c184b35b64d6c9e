package dev.sidebyside.platform.profiler;

import static dev.sidebyside.platform.profiler.ServerTiming.millis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import net.ttddyy.dsproxy.ExecutionInfo;

/** The executions of one statement text. Not thread-safe. */
final class StatementGroup {

    /** A text usually has one or two. */
    private static final int MAX_CALL_SITES = 5;

    final int index;
    final BoundStatement first;
    private final String sql;
    private final Map<String, Integer> callSites = new LinkedHashMap<>();
    private int count;
    private long nanos;
    private int batchedRows;
    long rowsRead;

    /**
     * @param sql as in {@link Profile.Group#sql()}
     */
    StatementGroup(int index, BoundStatement first, String sql) {
        this.index = index;
        this.first = first;
        this.sql = sql;
    }

    void add(ExecutionInfo execution, String callSite) {
        count++;
        nanos += execution.getElapsedTime();
        batchedRows += execution.isBatch() ? execution.getBatchSize() : 0;
        if (callSites.containsKey(callSite) || callSites.size() < MAX_CALL_SITES) {
            callSites.merge(callSite, 1, Integer::sum);
        }
    }

    /** Leaves out the literals unless {@code whole}. */
    Profile.Group snapshot(boolean whole) {
        List<Profile.Caller> callers =
                callSites.entrySet().stream()
                        .sorted(Entry.<String, Integer>comparingByValue().reversed())
                        .map(site -> new Profile.Caller(site.getKey(), site.getValue()))
                        .toList();
        return new Profile.Group(
                first.text(),
                count,
                millis(nanos),
                batchedRows,
                rowsRead,
                callers,
                whole ? sql : null);
    }
}
