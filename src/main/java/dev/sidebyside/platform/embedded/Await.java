package dev.sidebyside.platform.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Every wait in this package goes through here, so none is without an end. */
final class Await {

    private static final long PAUSE_MILLIS = 20;

    private Await() {}

    /** Returns whether the condition came true in time. */
    static boolean until(Duration atMost, BooleanSupplier condition) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServersException("Interrupted while waiting: start again", e);
        }
    }
}
