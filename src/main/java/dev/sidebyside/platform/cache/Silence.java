package dev.sidebyside.platform.cache;

import java.time.Duration;

/**
 * Distinguishes a Redis that does not respond from a machine that is too busy. All moments are
 * those of {@link System#nanoTime}.
 *
 * <p>A late reply alone proves nothing: on a busy machine Redis may wait for a core, and the
 * service may be late in reading. So the machine is judged first. It is quiet if the replies of the
 * last second came within 10 ms and the ticks of the watch come on time. On a quiet machine Redis
 * is silent 200 ms after its last reply, on a busy one after a second.
 */
final class Silence {

    /** Between two ticks, and between a reply and the next PING. */
    static final Duration TICK = Duration.ofMillis(50);

    /** A longer gap between two ticks shows a busy event loop. */
    private static final Duration ON_TIME = Duration.ofMillis(60);

    private static final Duration QUICK = Duration.ofMillis(10);

    /** The replies of a second. */
    private static final int QUICK_REPLIES = 20;

    private static final int QUIET_TICKS = 3;

    /** A request that began to wait a tick before the PING has then waited for a second. */
    private static final Duration BUSY = Duration.ofMillis(900);

    private boolean waiting;
    private long sent;
    private long lastTick;
    private int ticks;
    private int ticksOnTime;
    private int quickReplies;

    /** A PING leaves. */
    void sent(long now) {
        waiting = true;
        sent = now;
        ticks = 0;
        ticksOnTime = 0;
    }

    void replied(long now) {
        waiting = false;
        quickReplies = now - sent <= QUICK.toNanos() ? quickReplies + 1 : 0;
    }

    /** There is no connection. */
    void failed() {
        waiting = false;
        quickReplies = 0;
    }

    boolean isWaiting() {
        return waiting;
    }

    /** Called once a tick; whether Redis is silent. */
    boolean isSilentAt(long now) {
        ticks++;
        ticksOnTime = now - lastTick <= ON_TIME.toNanos() ? ticksOnTime + 1 : 0;
        lastTick = now;
        boolean quiet = quickReplies >= QUICK_REPLIES && ticksOnTime >= QUIET_TICKS;
        // Some ticks at least: a pause of the whole service is not silence.
        boolean forLong = now - sent >= BUSY.toNanos() && ticks > QUIET_TICKS;
        return waiting && (quiet || forLong);
    }
}
