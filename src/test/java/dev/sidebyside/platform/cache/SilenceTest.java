package dev.sidebyside.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which delays mean that Redis does not respond, and which that the machine is busy. */
class SilenceTest {

    private static final Duration ON_TIME = Duration.ofMillis(50);
    private static final Duration LATE = Duration.ofMillis(120);

    private final Silence silence = new Silence();
    private long now = System.nanoTime();

    @Test
    void isSilentAfterThreeTicksOnAQuietMachine() {
        replies(20, Duration.ofMillis(1));
        silence.sent(now);

        assertThat(silentAfter(ON_TIME)).isEqualTo(Duration.ofMillis(150));
    }

    @Test
    void isSilentAfterASecondIfAReplyWasSlow() {
        replies(20, Duration.ofMillis(1));
        replies(1, Duration.ofMillis(30));
        replies(19, Duration.ofMillis(1));
        silence.sent(now);

        assertThat(silentAfter(ON_TIME)).isEqualTo(Duration.ofMillis(900));
    }

    @Test
    void isSilentAfterASecondIfTicksComeLate() {
        replies(20, Duration.ofMillis(1));
        silence.sent(now);

        assertThat(silentAfter(LATE)).isEqualTo(Duration.ofMillis(960));
    }

    /** The reply may have arrived, and nobody has read it. */
    @Test
    void aPauseOfTheServiceIsNotSilence() {
        replies(20, Duration.ofMillis(1));
        silence.sent(now);

        assertThat(isSilentAfter(Duration.ofSeconds(30))).isFalse();
    }

    @Test
    void isNotSilentWithoutAPing() {
        replies(20, Duration.ofMillis(1));

        for (int tick = 0; tick < 100; tick++) {
            assertThat(isSilentAfter(ON_TIME)).isFalse();
        }
    }

    private void replies(int count, Duration time) {
        for (int i = 0; i < count; i++) {
            silence.sent(now);
            now += time.toNanos();
            silence.replied(now);
            isSilentAfter(ON_TIME);
        }
    }

    private Duration silentAfter(Duration tick) {
        Duration time = tick;
        while (!isSilentAfter(tick)) {
            time = time.plus(tick);
        }
        return time;
    }

    private boolean isSilentAfter(Duration time) {
        now += time.toNanos();
        return silence.isSilentAt(now);
    }
}
