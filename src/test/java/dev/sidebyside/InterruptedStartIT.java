package dev.sidebyside;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidebyside.testing.PackagedService;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C while the demo data are loaded. */
@Tag("faults")
class InterruptedStartIT {

    /** Takes more than a minute to load. */
    private static final int POSTS = 1_000_000;

    @TempDir Path directory;

    @Test
    void exitsWithinTenSecondsAndStopsItsServers() throws Exception {
        File log = directory.resolve("log").toFile();
        Process service = start(log);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Files.readString(log.toPath()).contains("Demo data: posts"));

        service.toHandle().destroy();

        assertThat(service.waitFor(10, SECONDS)).isTrue();
        assertThat(Files.readAllLines(log.toPath()))
                .noneMatch(line -> line.startsWith("\tat ") || line.contains(" ERROR "));
        assertThat(directory.resolve("data/postgres/postmaster.pid")).doesNotExist();
        assertThat(directory.resolve("data/redis.pid")).doesNotExist();
    }

    private Process start(File log) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        List.of(
                                java,
                                "-Dquarkus.http.port=0",
                                "-Dsidebyside.data-dir=" + directory.resolve("data"),
                                "-Dsidebyside.demo.posts=" + POSTS,
                                "-jar",
                                PackagedService.BUILT.resolve("quarkus-run.jar").toString()))
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
    }
}
