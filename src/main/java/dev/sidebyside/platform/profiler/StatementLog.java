package dev.sidebyside.platform.profiler;

import static dev.sidebyside.platform.profiler.ServerTiming.millis;
import static java.util.Comparator.comparingLong;

import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.LongAdder;
import net.ttddyy.dsproxy.ExecutionInfo;

/** The statements of one request, grouped by their text, and each execution. Thread-safe. */
final class StatementLog {

    private static final int MAX_GROUPS = 500;
    private static final int MAX_EXECUTIONS = 5_000;

    /** Of one text, which usually has one or two. */
    private static final int MAX_CALL_SITES = 5;

    /** For the texts and values of one request, roughly; a statement's values are not split. */
    private static final int MAX_BYTES = 256 * 1024;

    private static final int BYTES_PER_EXECUTION = 48;

    private static final class Group {
        int index;
        BoundStatement first;
        final Map<String, Integer> callSites = new LinkedHashMap<>();
        int count;
        long nanos;
        int batchedRows;
        long rowsRead;

        void add(ExecutionInfo execution, String callSite) {
            count++;
            nanos += execution.getElapsedTime();
            batchedRows += execution.isBatch() ? execution.getBatchSize() : 0;
            if (callSites.containsKey(callSite) || callSites.size() < MAX_CALL_SITES) {
                callSites.merge(callSite, 1, Integer::sum);
            }
        }

        Profile.Group snapshot() {
            List<Profile.Caller> callers =
                    callSites.entrySet().stream()
                            .sorted(Entry.<String, Integer>comparingByValue().reversed())
                            .map(site -> new Profile.Caller(site.getKey(), site.getValue()))
                            .toList();
            return new Profile.Group(
                    first.text(), count, millis(nanos), batchedRows, rowsRead, callers);
        }
    }

    /** One execution; its group is null if there is no room for its text. */
    final class Execution {
        private Group group;
        private long offset;
        private long nanos;
        private int rowsRead;

        void addValue(int size) {
            bytesRead.add(size);
        }

        void addRow() {
            synchronized (StatementLog.this) {
                StatementLog.this.rowsRead.increment();
                rowsRead++;
                if (group != null) {
                    group.rowsRead++;
                }
            }
        }

        private Profile.Execution snapshot() {
            return new Profile.Execution(group.index, millis(offset), millis(nanos), rowsRead);
        }
    }

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final List<Execution> executions = new ArrayList<>();

    /** A statement has one open result set: that of its last execution. */
    private final Map<Statement, Execution> last = new WeakHashMap<>();

    final LongAdder rowsRead = new LongAdder();
    final LongAdder bytesRead = new LongAdder();
    private long bytes;

    synchronized void add(
            BoundStatement statement, ExecutionInfo info, long offset, String callSite) {
        Group group = groups.computeIfAbsent(statement.text(), text -> newGroup(statement));
        var execution = new Execution();
        execution.group = group;
        execution.offset = offset;
        execution.nanos = info.getElapsedTime();
        last.put(info.getStatement(), execution);
        if (group != null) {
            group.add(info, callSite);
            if (executions.size() < MAX_EXECUTIONS) {
                executions.add(execution);
            }
        }
    }

    private Group newGroup(BoundStatement first) {
        int room = MAX_BYTES - (int) bytes;
        BoundStatement kept = first.size() <= room ? first : first.withoutValues();
        if (kept.size() > room || groups.size() == MAX_GROUPS) {
            return null;
        }
        bytes += kept.size();
        var group = new Group();
        group.index = groups.size();
        group.first = kept;
        return group;
    }

    /** Null if this request did not execute the statement. */
    synchronized Execution lastOf(Statement statement) {
        return last.get(statement);
    }

    synchronized void end() {
        last.clear();
    }

    /** What this needs in memory, roughly, in bytes. */
    synchronized long size() {
        return bytes + (long) BYTES_PER_EXECUTION * executions.size();
    }

    synchronized List<BoundStatement> firstOfEachText() {
        return groups.values().stream().map(group -> group.first).toList();
    }

    synchronized List<Profile.Group> groups() {
        return groups.values().stream().map(Group::snapshot).toList();
    }

    synchronized List<Profile.Execution> executions() {
        var inOrder = executions.stream().sorted(comparingLong(execution -> execution.offset));
        return inOrder.map(Execution::snapshot).toList();
    }
}
