package dev.sidebyside.site.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.platform.profiler.Profile;
import dev.sidebyside.platform.profiler.ServerTiming;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The kept comparisons need a bounded amount of memory. */
class ComparisonsMemoryTest {

    private static final int MEBIBYTE = 1 << 20;

    private final Comparisons comparisons = new Comparisons();

    @Test
    void keepsFiftySmallOnes() {
        receive(60, 1);

        assertThat(comparisons.newest()).hasSize(50);
        assertThat(comparisons.newest().get(0).id()).isEqualTo("59");
    }

    /** Each has two texts of 1 MiB and a little more: 15 of them fit into 32 MiB. */
    @Test
    void keepsFewerLargeOnes() {
        receive(40, MEBIBYTE);

        assertThat(comparisons.newest()).hasSize(15);
        assertThat(comparisons.newest().get(0).id()).isEqualTo("39");
    }

    @Test
    void keepsEachOnlyOnce() {
        receive(3, MEBIBYTE);
        receive(3, MEBIBYTE);

        assertThat(comparisons.newest()).hasSize(3);
        receive(15, MEBIBYTE);
        assertThat(comparisons.newest()).hasSize(15);
    }

    private void receive(int count, int textLength) {
        Profile profile = profile("x".repeat(textLength));
        for (int i = 0; i < count; i++) {
            var comparison = new Comparison("" + i, Instant.EPOCH, null, "same", profile, profile);
            comparisons.received(Message.of(comparison));
        }
    }

    private static Profile profile(String text) {
        var group = new Profile.Group(text, 1, 1, 0, 0, List.of(), null);
        return new Profile(
                "id",
                "GET",
                "/",
                200,
                0,
                Instant.EPOCH,
                1,
                new ServerTiming(0, 0, 0, 0, 0),
                new Profile.Resources(0, 0, 0, 0, 0, 0, 0, 0, null),
                List.of(),
                List.of(),
                null,
                List.of(group),
                List.of(),
                1,
                List.of());
    }
}
