package dev.sidebyside.platform.profiler;

import static java.util.Comparator.comparingLong;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Counts what a request uses besides statements. Thread-safe.
 *
 * <p>It adds up allocations in parts: each begins and ends on one thread, while the thread serves
 * this request alone. The JVM has a counter for each thread.
 */
final class ResourceUse {

    private static final ThreadMXBean JVM =
            ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads ? threads : null;

    private static final int MAX_HOLDS = 5_000;
    private static final int BYTES_PER_HOLD = 40;

    /** A time in which a connection was held; as {@link System#nanoTime}. */
    private record Hold(long since, long nanos) {
        Profile.Interval interval(ServerTiming.Timer timer) {
            return new Profile.Interval(timer.offsetMillis(since), ServerTiming.millis(nanos));
        }
    }

    private long waitNanos;
    private long heldNanos;
    private int commits;
    private int rollbacks;
    private long entities;
    private long allocated;

    /** Since when the request holds its connections. */
    private final Deque<Long> held = new ArrayDeque<>();

    private final List<Hold> holds = new ArrayList<>();

    /** The counter of each thread with an open part, as it was when the part began. */
    private final Map<Thread, Long> open = new HashMap<>();

    synchronized void waitedForConnection(long nanos) {
        waitNanos += nanos;
    }

    synchronized void acquiredConnection() {
        held.push(System.nanoTime());
    }

    /** Of two connections held at a time, each counts. The later one is returned first. */
    synchronized void returnedConnection() {
        Long since = held.poll();
        if (since != null) {
            var hold = new Hold(since, System.nanoTime() - since);
            heldNanos += hold.nanos;
            if (holds.size() < MAX_HOLDS) {
                holds.add(hold);
            }
        }
    }

    /** What this needs in memory, roughly, in bytes. */
    synchronized long size() {
        return (long) BYTES_PER_HOLD * holds.size();
    }

    /** In the order in which they began; one that is still held lasts until now. */
    synchronized List<Profile.Interval> connections(ServerTiming.Timer timer) {
        long now = System.nanoTime();
        var open = held.stream().map(since -> new Hold(since, now - since));
        return Stream.concat(holds.stream(), open)
                .sorted(comparingLong(Hold::since))
                .map(it -> it.interval(timer))
                .toList();
    }

    synchronized void endedTransaction(boolean committed) {
        commits += committed ? 1 : 0;
        rollbacks += committed ? 0 : 1;
    }

    synchronized void loadedEntity() {
        entities++;
    }

    /** What the current thread has allocated, in bytes; negative where the JVM does not count. */
    static long allocationCounter() {
        return JVM == null ? -1 : JVM.getCurrentThreadAllocatedBytes();
    }

    /** Does nothing within a part. */
    synchronized void beginAllocations() {
        open.putIfAbsent(Thread.currentThread(), allocationCounter());
    }

    /** Does nothing outside a part. */
    synchronized void endAllocations() {
        Long begin = open.remove(Thread.currentThread());
        allocated += begin == null ? 0 : allocationCounter() - begin;
    }

    /** Leaves out what the current thread has allocated since: it was for the profiler. */
    synchronized void leaveOutAllocationsSince(long counter) {
        long own = allocationCounter() - counter;
        open.computeIfPresent(Thread.currentThread(), (thread, begin) -> begin + own);
    }

    synchronized Profile.Resources snapshot(StatementLog log, long rowsBeforeFirstByte) {
        double wait = ServerTiming.millis(waitNanos);
        long now = System.nanoTime();
        long open = held.stream().mapToLong(since -> now - since).sum();
        double hold = ServerTiming.millis(heldNanos + open);
        Long bytes = allocationCounter() < 0 ? null : (Long) allocated;
        return new Profile.Resources(
                wait,
                hold,
                commits,
                rollbacks,
                log.rowsRead.sum(),
                log.bytesRead.sum(),
                rowsBeforeFirstByte,
                entities,
                bytes);
    }
}
