package dev.sidebyside.platform.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits with a limit; no other class of this package waits in a loop. */
final class Await {

    private static final long PAUSE_MILLIS = 20;

    private Await() {}

    /** Returns whether the condition became true in time; it is checked at least once. */
    static boolean until(Duration atMost, BooleanSupplier condition) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EmbeddedServersException(e, "Interrupted while waiting: start again");
            }
        }
        return true;
    }
}
