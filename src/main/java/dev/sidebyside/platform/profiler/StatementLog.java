package dev.sidebyside.platform.profiler;

import static dev.sidebyside.platform.profiler.ServerTiming.millis;
import static java.util.Comparator.comparingLong;

import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.LongAdder;
import net.ttddyy.dsproxy.ExecutionInfo;

/** The statements of one request, grouped by their text, and each execution. Thread-safe. */
final class StatementLog {

    private static final int MAX_GROUPS = 500;
    private static final int MAX_EXECUTIONS = 5_000;

    /** For the texts and values of one request, roughly; a statement's values are not split. */
    private static final int MAX_BYTES = 256 * 1024;

    private static final int BYTES_PER_EXECUTION = 48;

    /** One execution; its group is null if there is no room for its text. */
    final class Execution {
        private StatementGroup group;
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

    private final Map<String, StatementGroup> groups = new LinkedHashMap<>();
    private final List<Execution> executions = new ArrayList<>();

    /** A statement has one open result set: that of its last execution. */
    private final Map<Statement, Execution> last = new WeakHashMap<>();

    final LongAdder rowsRead = new LongAdder();
    final LongAdder bytesRead = new LongAdder();
    private long bytes;

    synchronized void add(
            BoundStatement statement, ExecutionInfo info, long offset, String callSite) {
        StatementGroup group =
                groups.computeIfAbsent(
                        statement.text(), text -> newGroup(statement, info.getStatement()));
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

    private StatementGroup newGroup(BoundStatement first, Statement executed) {
        int room = MAX_BYTES - (int) bytes;
        BoundStatement kept = first.size() <= room ? first : first.withoutValues();
        if (kept.size() > room || groups.size() == MAX_GROUPS) {
            return null;
        }
        bytes += kept.size();
        String sql = Literals.in(kept, executed);
        boolean fits = sql != null && bytes + sql.length() <= MAX_BYTES;
        bytes += fits ? sql.length() : 0;
        return new StatementGroup(groups.size(), kept, fits ? sql : null);
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

    synchronized List<Profile.Group> groups(boolean whole) {
        return groups.values().stream().map(group -> group.snapshot(whole)).toList();
    }

    synchronized List<Profile.Execution> executions() {
        var inOrder = executions.stream().sorted(comparingLong(execution -> execution.offset));
        return inOrder.map(Execution::snapshot).toList();
    }
}
