package dev.sidebyside.platform.profiler;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Records one request while it runs. A request may use several threads, so every method locks; the
 * lock is never contended in practice and is held for nanoseconds.
 */
final class RequestProfile {

    /**
     * Texts kept for one request; a request that builds more different ones has its statements only
     * counted.
     */
    private static final int MAX_TEXTS = 500;

    /** Bytes of values kept for one request, roughly; no statement's are kept in part. */
    private static final int MAX_VALUES = 256 * 1024;

    final String id = UUID.randomUUID().toString();
    private final boolean keepsTexts;
    private final String method;
    private final String uri;
    private final Instant startedAt = Instant.now();
    private final Stopwatch stopwatch = new Stopwatch();
    private final Map<String, StatementGroup> groups = new LinkedHashMap<>();
    private final CacheLog cache = new CacheLog();
    private long roomForValues = MAX_VALUES;
    private String collection;
    private int status;
    private long bytes;

    RequestProfile(Level level, String method, String uri) {
        this.keepsTexts = level == Level.FULL;
        this.method = method;
        this.uri = uri;
    }

    synchronized void add(Execution execution, long nanos, int batchedRows) {
        stopwatch.addStatement(nanos);
        if (!keepsTexts) {
            return;
        }
        StatementGroup group = groups.get(execution.text());
        if (group == null && groups.size() < MAX_TEXTS) {
            group = new StatementGroup(bounded(execution));
            groups.put(execution.text(), group);
        }
        if (group != null) {
            group.add(nanos, batchedRows, CallSite.find(collection, stopwatch.isSerializing()));
        }
    }

    synchronized void addCacheCommand(String name, String command, long nanos, String result) {
        cache.add(name, command, nanos, result);
    }

    private Execution bounded(Execution execution) {
        long size = execution.size();
        if (size > roomForValues) {
            return execution.withoutValues();
        }
        roomForValues -= size;
        return execution;
    }

    /** The lazy collection that the next statements fill; null when it is filled. */
    synchronized void readingCollection(String role) {
        collection = role;
    }

    /** The resource method has returned: from here on the answer is written. */
    synchronized void serializing() {
        stopwatch.serializing();
    }

    /** The headers leave: what follows can no longer be told in them. */
    synchronized String serverTiming() {
        stopwatch.stop();
        return stopwatch.split(cache.nanos()).header(stopwatch.statements(), cache);
    }

    synchronized void end(int status, long bytes) {
        this.status = status;
        this.bytes = bytes;
        stopwatch.stop();
    }

    /** The first execution of each text. */
    synchronized List<Execution> executions() {
        return groups.values().stream().map(StatementGroup::first).toList();
    }

    synchronized int statements() {
        return stopwatch.statements();
    }

    Duration elapsed() {
        return stopwatch.elapsed();
    }

    synchronized Profile snapshot() {
        List<Profile.Group> seen = groups.values().stream().map(StatementGroup::snapshot).toList();
        return new Profile(
                id,
                method,
                uri,
                status,
                bytes,
                startedAt,
                stopwatch.statements(),
                stopwatch.split(cache.nanos()),
                cache.snapshot(),
                seen,
                Finding.in(seen));
    }
}
