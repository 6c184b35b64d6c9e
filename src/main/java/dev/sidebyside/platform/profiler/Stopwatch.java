package dev.sidebyside.platform.profiler;

import java.time.Duration;

/** Divides a request's time between the database, serialisation and the rest. Not thread-safe. */
final class Stopwatch {

    private final long start = System.nanoTime();
    private long serializing = -1;
    private long stop = -1;
    private int statements;
    private long database;
    private long databaseBeforeSerializing;

    void addStatement(long nanos) {
        statements++;
        database += nanos;
    }

    void serializing() {
        serializing = System.nanoTime();
        databaseBeforeSerializing = database;
    }

    boolean isSerializing() {
        return serializing >= 0;
    }

    /** May be called again: an answer that is streamed ends later than its headers. */
    void stop() {
        stop = System.nanoTime();
    }

    /** Since the request came in, whether it is still being served or not. */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    int statements() {
        return statements;
    }

    /**
     * @param cache nanoseconds in commands to Redis
     */
    Split split(long cache) {
        long end = stop < 0 ? System.nanoTime() : stop;
        long total = end - start;
        // Lazy loads during serialisation are the database's time, not Jackson's.
        long json =
                serializing < 0 ? 0 : end - serializing - (database - databaseBeforeSerializing);
        long app = total - database - cache - json;
        return Split.ofNanos(database, cache, Math.max(0, app), Math.max(0, json), total);
    }
}
