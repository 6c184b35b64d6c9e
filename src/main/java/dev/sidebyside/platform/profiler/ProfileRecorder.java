package dev.sidebyside.platform.profiler;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;

/**
 * Records one request while it runs. A request may use several threads, so everything locks; the
 * locks are held for microseconds and almost never contended.
 */
public final class ProfileRecorder {

    /** More would be a loop, which the first ones show as well. */
    private static final int MAX_CACHE_COMMANDS = 100;

    /** The header shows the worst result: the request had to compute, or to wait. */
    private static final List<String> BEST_FIRST = List.of("hit", "miss", "unconfirmed");

    final String id;
    final StatementLog statementLog = new StatementLog();
    final ResourceUse resources = new ResourceUse();
    private final boolean full;
    private final String method;
    final String uri;
    private final Instant startedAt = Instant.now();
    private final ServerTiming.Timer timer = new ServerTiming.Timer();
    private final List<Profile.CacheCommand> cache = new ArrayList<>();
    private String worstLookup;
    private String collection;
    private long rowsBeforeFirstByte;
    private int status;
    private long bytes;

    ProfileRecorder(Level level, String method, String uri) {
        this.full = level == Level.FULL;
        this.id = full ? UUID.randomUUID().toString() : "";
        this.method = method;
        this.uri = uri;
    }

    synchronized void addStatement(ExecutionInfo execution, List<QueryInfo> queries) {
        long offset = timer.addStatement(execution.getElapsedTime());
        if (full) {
            long counter = ResourceUse.allocationCounter();
            String callSite = CallSite.find(collection, timer.isSerializing());
            statementLog.add(BoundStatement.of(queries), execution, offset, callSite);
            resources.leaveOutAllocationsSince(counter);
        }
    }

    /**
     * Adds a command to Redis, which no JDBC driver sees. It has just ended.
     *
     * @param result as in {@link Profile.CacheCommand}
     */
    public synchronized void addCacheCommand(
            String name, String command, Duration time, String result) {
        double offset = ServerTiming.millis(timer.addCacheCommand(time.toNanos()));
        double millis = ServerTiming.millis(time.toNanos());
        int rank = BEST_FIRST.indexOf(result.equals("error") ? "miss" : result);
        if (worstLookup == null || rank > BEST_FIRST.indexOf(worstLookup)) {
            worstLookup = rank < 0 ? "" : BEST_FIRST.get(rank);
        }
        if (cache.size() < MAX_CACHE_COMMANDS) {
            cache.add(new Profile.CacheCommand(name, command, offset, millis, result));
        }
    }

    /** The lazy collection that the next statements fill; null once it is filled. */
    synchronized void readingCollection(String role) {
        collection = role;
    }

    /** The resource method has returned: from here on the response is written. */
    synchronized void serializing() {
        timer.serializing();
    }

    /** Called when the headers leave: they cannot show what follows. */
    synchronized String serverTiming() {
        timer.stop();
        rowsBeforeFirstByte = statementLog.rowsRead.sum();
        return timer.timing().header(timer.statements, worstLookup);
    }

    synchronized void end(int status, long bytes) {
        this.status = status;
        this.bytes = bytes;
        timer.stop();
        statementLog.end();
    }

    /** JDBC executions so far; a batch is one. */
    public synchronized int statements() {
        return timer.statements;
    }

    /** Since the request came in. */
    public Duration elapsed() {
        return timer.elapsed();
    }

    /** What this needs in memory, roughly, in bytes. */
    long size() {
        return statementLog.size() + resources.size();
    }

    /** Leaves out the single executions, connections and literals unless {@code whole}. */
    synchronized Profile snapshot(boolean whole, Findings findings) {
        List<Profile.Group> groups = statementLog.groups(whole);
        Profile.Resources used = resources.snapshot(statementLog, rowsBeforeFirstByte);
        List<Profile.Execution> executions = whole ? statementLog.executions() : List.of();
        return new Profile(
                id,
                method,
                uri,
                status,
                bytes,
                startedAt,
                timer.statements,
                timer.timing(),
                used,
                List.copyOf(cache),
                whole ? resources.connections(timer) : List.of(),
                timer.serializedAtMillis(),
                groups,
                executions,
                timer.statements - executions.size(),
                findings.in(groups, used, bytes));
    }
}
