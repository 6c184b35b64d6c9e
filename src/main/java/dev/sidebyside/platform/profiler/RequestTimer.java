package dev.sidebyside.platform.profiler;

import java.time.Duration;

/**
 * Divides a request's time between database, cache, serialization and the rest. Not thread-safe.
 */
final class RequestTimer {

    private final long start = System.nanoTime();
    private long serializing = -1;
    private long stop = -1;
    private int statements;
    private long database;
    private long databaseBeforeSerializing;
    private long cache;

    /**
     * @return when the statement, which has just ended, began: nanoseconds since the request did
     */
    long addStatement(long nanos) {
        statements++;
        database += nanos;
        return offset(nanos);
    }

    /** As {@link #addStatement}, for a command to Redis. */
    long addCacheCommand(long nanos) {
        cache += nanos;
        return offset(nanos);
    }

    private long offset(long nanos) {
        return Math.max(0, System.nanoTime() - nanos - start);
    }

    void serializing() {
        serializing = System.nanoTime();
        databaseBeforeSerializing = database;
    }

    boolean isSerializing() {
        return serializing >= 0;
    }

    /** May be called again: a streamed response ends later than its headers. */
    void stop() {
        stop = System.nanoTime();
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    int statements() {
        return statements;
    }

    ServerTiming timing() {
        long end = stop < 0 ? System.nanoTime() : stop;
        // Lazy loads during serialization are the database's time, not Jackson's.
        long json =
                serializing < 0 ? 0 : end - serializing - (database - databaseBeforeSerializing);
        long app = end - start - database - cache - json;
        return new ServerTiming(
                ServerTiming.millis(database),
                ServerTiming.millis(cache),
                ServerTiming.millis(Math.max(0, app)),
                ServerTiming.millis(Math.max(0, json)),
                ServerTiming.millis(end - start));
    }
}
