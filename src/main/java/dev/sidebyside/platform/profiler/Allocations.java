package dev.sidebyside.platform.profiler;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * Adds up what a request allocates, in parts: each begins and ends on one thread, while the thread
 * serves this request alone. The JVM has a counter for each thread. Thread-safe.
 */
final class Allocations {

    private static final ThreadMXBean JVM =
            ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads ? threads : null;

    /** The counter of each thread with an open part, as it was when the part began. */
    private final Map<Thread, Long> open = new HashMap<>();

    private long bytes;

    /** In bytes, for the current thread; negative where the JVM does not count. */
    static long counter() {
        return JVM == null ? -1 : JVM.getCurrentThreadAllocatedBytes();
    }

    /** Does nothing within a part. */
    synchronized void begin() {
        open.putIfAbsent(Thread.currentThread(), counter());
    }

    /** Does nothing outside a part. */
    synchronized void end() {
        Long begin = open.remove(Thread.currentThread());
        bytes += begin == null ? 0 : counter() - begin;
    }

    /** Leaves out what the current thread has allocated since: it was for the profiler. */
    synchronized void leaveOutSince(long counter) {
        long own = counter() - counter;
        open.computeIfPresent(Thread.currentThread(), (thread, begin) -> begin + own);
    }

    /** In bytes; null where the JVM does not count. */
    synchronized Long total() {
        return counter() < 0 ? null : (Long) bytes;
    }
}
