package dev.sidebyside.platform.embedded;

import static dev.sidebyside.platform.embedded.RunningServers.DATA;
import static dev.sidebyside.platform.embedded.RunningServers.execute;
import static dev.sidebyside.platform.embedded.RunningServers.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What other processes do to the servers, or leave of them. */
class SharedServersIT {

    @Test
    void areStoppedByTheLastOfTwoProcesses() throws Exception {
        OtherJvm other = OtherJvm.starting(DATA);
        RunningServers running = RunningServers.find();
        EmbeddedServers servers = EmbeddedServers.start(DATA, true, true);
        assertThat(RunningServers.find()).isEqualTo(running);

        other.close();
        running.assertAlive();
        assertThat(query(servers.settings(), "select 1")).isEqualTo("1");

        servers.close();
        running.assertGone();
    }

    @Test
    void areLeftToTheOtherProcess() throws Exception {
        EmbeddedServers servers = EmbeddedServers.start(DATA, true, true);
        RunningServers running = RunningServers.find();
        OtherJvm other = OtherJvm.starting(DATA);

        servers.close();
        running.assertAlive();

        other.close();
        running.assertGone();
    }

    @Test
    void areAdoptedAfterTheirJvmWasKilled() throws Exception {
        OtherJvm other = OtherJvm.starting(DATA);
        RunningServers orphans = RunningServers.find();
        other.kill();
        orphans.assertAlive();

        try (EmbeddedServers servers = EmbeddedServers.start(DATA, true, true)) {
            assertThat(RunningServers.find()).isEqualTo(orphans);
            assertThat(query(servers.settings(), "select 1")).isEqualTo("1");
        }
        orphans.assertGone();
    }

    @Test
    void recoverAfterTheyWereKilledThemselves() throws Exception {
        EmbeddedServers killed = EmbeddedServers.start(DATA, true, true);
        execute(killed.settings(), "drop table if exists survivor");
        execute(killed.settings(), "create table survivor as select 7 as number");
        RunningServers.find().kill();
        killed.close();

        try (EmbeddedServers servers = EmbeddedServers.start(DATA, true, true)) {
            assertThat(query(servers.settings(), "select number from survivor")).isEqualTo("7");
        }
    }

    /**
     * After a reboot, the number in a pid file belongs to some other process: here, to this one.
     */
    @Test
    void areNotMistakenForAProcessThatGotTheirPid() throws Exception {
        EmbeddedServers.start(DATA, true, true).close();
        String reused = Long.toString(ProcessHandle.current().pid());
        Files.writeString(DATA.resolve("postgres/postmaster.pid"), reused + "\n" + DATA + "\n");
        Files.writeString(DATA.resolve("redis.pid"), reused + "\n");

        RunningServers running;
        try (EmbeddedServers servers = EmbeddedServers.start(DATA, true, true)) {
            Map<String, String> settings = servers.settings();
            running = RunningServers.find();
            assertThat(query(settings, "select 1")).isEqualTo("1");
        }
        running.assertGone();
    }
}
