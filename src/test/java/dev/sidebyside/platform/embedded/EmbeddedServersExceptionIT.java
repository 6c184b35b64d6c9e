package dev.sidebyside.platform.embedded;

import static dev.sidebyside.platform.embedded.RunningServers.DATA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each failure is one line that says what to do. */
class EmbeddedServersExceptionIT {

    @TempDir Path temporary;

    @Test
    void directoryThatCannotBeCreated() throws Exception {
        Path below = Files.createFile(temporary.resolve("a-file")).resolve("data");

        assertThatThrownBy(() -> EmbeddedServers.start(below, true, true))
                .isInstanceOf(EmbeddedServersException.class)
                .hasMessageContaining("Cannot use the data directory " + below)
                .hasMessageContaining("-Dsidebyside.data-dir")
                .hasMessageNotContaining("\n");
    }

    @Test
    void dataOfAnotherVersion() throws Exception {
        EmbeddedServers.start(DATA, true, false).close();
        Path version = DATA.resolve("postgres/PG_VERSION");
        Files.writeString(version, "16\n");
        try {
            assertThatThrownBy(() -> EmbeddedServers.start(DATA, true, false))
                    .isInstanceOf(EmbeddedServersException.class)
                    .hasMessageContaining("was created by PostgreSQL 16")
                    .hasMessageContaining("delete it")
                    .hasMessageNotContaining("\n");
        } finally {
            Files.writeString(version, "17\n");
        }
    }

    @Test
    void rootWithoutUnshare() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs to run as root");

        assertThat(OtherJvm.starting(DATA, temporary.toString()).said)
                .contains("PostgreSQL refuses to run as root")
                .contains("start as another user, or set quarkus.datasource.jdbc.url");
    }

    @Test
    void redisThatMissesALibrary() throws Exception {
        Path redis = Files.createFile(temporary.resolve("redis-server"));
        Files.writeString(redis, "#!/bin/sh\necho 'cannot load libssl.so.3' && exit 127\n");
        redis.toFile().setExecutable(true);
        String path = temporary + ":" + System.getenv("PATH");

        assertThat(OtherJvm.starting(DATA, path).said)
                .contains("Redis does not start")
                .contains("install libssl3 or redis-server, or set quarkus.redis.hosts");
        assertThat(DATA.resolve("postgres/postmaster.pid")).as("not left behind").doesNotExist();
    }
}
