package dev.sidebyside.testing;

import static java.time.Duration.ofMillis;
import static org.awaitility.pollinterval.IterativePollInterval.iterative;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * Waits that end soon. {@link Awaitility#await} first checks a condition after 100 ms, which adds
 * up where a test waits hundreds of times.
 */
public final class Soon {

    private static final Duration LONGEST_PAUSE = ofMillis(80);

    private Soon() {}

    /** Checks at once, after 5 ms, after twice that, and so on up to every 80 ms. */
    public static ConditionFactory await() {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(iterative(Soon::longer, ofMillis(5)));
    }

    private static Duration longer(Duration pause) {
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }
}
