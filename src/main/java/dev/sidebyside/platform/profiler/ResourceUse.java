package dev.sidebyside.platform.profiler;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts what a request uses besides statements. Thread-safe.
 *
 * <p>It adds up allocations in parts: each begins and ends on one thread, while the thread serves
 * this request alone. The JVM has a counter for each thread.
 */
final class ResourceUse {

    private static final ThreadMXBean JVM =
            ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads ? threads : null;

    private long waitNanos;
    private long heldNanos;
    private int held;
    private int commits;
    private int rollbacks;
    private long entities;
    private long allocated;

    /** The counter of each thread with an open part, as it was when the part began. */
    private final Map<Thread, Long> open = new HashMap<>();

    synchronized void waitedForConnection(long nanos) {
        waitNanos += nanos;
    }

    /** Of two connections held at a time, each counts. */
    synchronized void holds(int change) {
        held += change;
        heldNanos -= change * System.nanoTime();
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
        double hold = ServerTiming.millis(heldNanos + held * System.nanoTime());
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
