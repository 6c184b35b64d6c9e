package dev.sidebyside.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which delays mean that Redis does not respond, and which that the machine is busy. */
class FailureDetectorTest {

    private static final Duration ON_TIME = Duration.ofMillis(50);
    private static final Duration LATE = Duration.ofMillis(120);

    private final FailureDetector detector = new FailureDetector();
    private long now = System.nanoTime();

    @Test
    void timesOutAfterThreeTicksOnAnIdleMachine() {
        replies(20, Duration.ofMillis(1));
        detector.pingSent(now);

        assertThat(timeoutWithTicksOf(ON_TIME)).isEqualTo(Duration.ofMillis(150));
    }

    @Test
    void timesOutAfterASecondIfAReplyWasSlow() {
        replies(20, Duration.ofMillis(1));
        replies(1, Duration.ofMillis(30));
        replies(19, Duration.ofMillis(1));
        detector.pingSent(now);

        assertThat(timeoutWithTicksOf(ON_TIME)).isEqualTo(Duration.ofMillis(900));
    }

    @Test
    void timesOutAfterASecondIfTicksComeLate() {
        replies(20, Duration.ofMillis(1));
        detector.pingSent(now);

        assertThat(timeoutWithTicksOf(LATE)).isEqualTo(Duration.ofMillis(960));
    }

    /** The reply may have arrived, and nobody has read it. */
    @Test
    void doesNotTimeOutDuringAPauseOfTheService() {
        replies(20, Duration.ofMillis(1));
        detector.pingSent(now);

        assertThat(hasTimedOutAfter(Duration.ofSeconds(30))).isFalse();
    }

    @Test
    void doesNotTimeOutWithoutAPing() {
        replies(20, Duration.ofMillis(1));

        for (int tick = 0; tick < 100; tick++) {
            assertThat(hasTimedOutAfter(ON_TIME)).isFalse();
        }
    }

    private void replies(int count, Duration time) {
        for (int i = 0; i < count; i++) {
            detector.pingSent(now);
            now += time.toNanos();
            detector.replied(now);
            hasTimedOutAfter(ON_TIME);
        }
    }

    private Duration timeoutWithTicksOf(Duration tick) {
        Duration time = tick;
        while (!hasTimedOutAfter(tick)) {
            time = time.plus(tick);
        }
        return time;
    }

    private boolean hasTimedOutAfter(Duration time) {
        now += time.toNanos();
        return detector.hasTimedOut(now);
    }
}
