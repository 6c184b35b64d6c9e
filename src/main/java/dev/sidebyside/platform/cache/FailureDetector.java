package dev.sidebyside.platform.cache;

import java.time.Duration;

/**
 * Decides when a {@code PING} has waited too long for its reply. All moments are those of {@link
 * System#nanoTime}.
 *
 * <p>The timeout depends on the machine. On a busy one, Redis may wait for a core, and the service
 * may be late in reading, so a late reply alone proves nothing. The machine is idle if the replies
 * of the last second came within 10 ms and the ticks of the caller's timer come on time. The
 * timeout, counted from the last reply, is 200 ms on an idle machine and a second on a busy one.
 */
final class FailureDetector {

    /** Between two ticks, and between a reply and the next PING. */
    static final Duration TICK = Duration.ofMillis(50);

    /** A longer gap between two ticks shows a busy event loop. */
    private static final Duration ON_TIME = Duration.ofMillis(60);

    private static final Duration QUICK = Duration.ofMillis(10);

    /** The replies of a second. */
    private static final int QUICK_REPLIES = 20;

    private static final int TICKS_WHEN_IDLE = 3;

    /** A request that began to wait a tick before the PING has then waited for a second. */
    private static final Duration TIMEOUT_WHEN_BUSY = Duration.ofMillis(900);

    private boolean waiting;
    private long sent;
    private long lastTick;
    private int ticks;
    private int ticksOnTime;
    private int quickReplies;

    void pingSent(long now) {
        waiting = true;
        sent = now;
        ticks = 0;
        ticksOnTime = 0;
    }

    void replied(long now) {
        waiting = false;
        quickReplies = now - sent <= QUICK.toNanos() ? quickReplies + 1 : 0;
    }

    /** There is no connection, so no reply will come. */
    void pingFailed() {
        waiting = false;
        quickReplies = 0;
    }

    boolean isWaiting() {
        return waiting;
    }

    /** Call it once per tick. */
    boolean hasTimedOut(long now) {
        ticks++;
        ticksOnTime = now - lastTick <= ON_TIME.toNanos() ? ticksOnTime + 1 : 0;
        lastTick = now;
        boolean idle = quickReplies >= QUICK_REPLIES && ticksOnTime >= TICKS_WHEN_IDLE;
        // Some ticks at least: the service itself may have paused, and nobody has read the reply.
        boolean forLong = now - sent >= TIMEOUT_WHEN_BUSY.toNanos() && ticks > TICKS_WHEN_IDLE;
        return waiting && (idle || forLong);
    }
}
