package dev.sidebyside.platform.profiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.ttddyy.dsproxy.ExecutionInfo;
import org.junit.jupiter.api.Test;

/** The kept profiles need a bounded amount of memory. */
class RecentProfilesTest {

    private static final BoundStatement STATEMENT = new BoundStatement("select 1", List.of());

    private final RecentProfiles recent = new RecentProfiles();

    @Test
    void keepsTwoHundredSmallProfiles() {
        keep(205, 10);

        assertThat(recent.newestFirst()).hasSize(200);
        assertThat(recent.newestFirst().get(0).uri).isEqualTo("/204");
    }

    /** Each has 5,000 executions of about 48 bytes: 139 of them fill 32 MiB. */
    @Test
    void keepsFewerLargeProfiles() {
        keep(150, 6_000);

        assertThat(recent.newestFirst()).hasSize(139);
        assertThat(recent.newestFirst().get(0).uri).isEqualTo("/149");
    }

    /** A streamed response runs statements after its headers. */
    @Test
    void aProfileThatGrowsDisplacesOthers() {
        List<ProfileRecorder> recorders = keep(200, 10);
        recorders.forEach(recorder -> run(5_000, recorder));
        recorders.forEach(recent::resize);

        assertThat(recent.newestFirst()).hasSize(139);
    }

    private List<ProfileRecorder> keep(int profiles, int executions) {
        List<ProfileRecorder> recorders = new ArrayList<>();
        for (int i = 0; i < profiles; i++) {
            var recorder = new ProfileRecorder(Level.FULL, "GET", "/" + i);
            run(executions, recorder);
            recent.keep(recorder);
            recorders.add(recorder);
        }
        return recorders;
    }

    private static void run(int executions, ProfileRecorder recorder) {
        for (int i = 0; i < executions; i++) {
            recorder.statementLog.add(STATEMENT, new ExecutionInfo(), 0, "nowhere");
        }
    }
}
