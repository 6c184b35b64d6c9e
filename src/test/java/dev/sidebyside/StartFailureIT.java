package dev.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sidebyside.testing.OldPostgres;
import dev.sidebyside.testing.PackagedService;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that cannot start logs the reason in one line, stops its servers and exits with 1. */
@Tag("faults")
class StartFailureIT {

    @TempDir Path temporary;

    @Test
    void reportsPortInUse() throws IOException {
        try (var taken = new ServerSocket(0)) {
            assertReports(
                    "Port " + taken.getLocalPort() + " is in use",
                    "quarkus.http.port=" + taken.getLocalPort());
        }
    }

    /** SettingsTest has the others. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quarkus.http.port     | abc     | a port from 0 to 65535",
                "sidebyside.demo.posts | ''      | 0, or a whole number from 100",
            })
    void reportsInvalidSetting(String setting, String value, String allowed) {
        String reason = "%s is \"%s\", but must be ".formatted(setting, value);

        assertThat(report(setting + "=" + value)).startsWith(reason).contains(allowed);
    }

    @ParameterizedTest
    @CsvSource({"no-such-host.invalid, UnknownHostException", "127.0.0.1:1, Connection refused"})
    void reportsUnreachableDatabase(String host, String reason) {
        String url = "jdbc:postgresql://" + host + "/blog";

        assertThat(report("quarkus.datasource.jdbc.url=" + url + "?password=secret"))
                .contains("quarkus.datasource.jdbc.url is \"" + url + "?...\", but must ")
                .contains(reason);
    }

    @Test
    void reportsOldPostgres() throws IOException {
        assumeTrue(OldPostgres.isInstalled(), "needs PostgreSQL 15 of Debian");
        try (OldPostgres old = OldPostgres.start(temporary)) {
            assertThat(
                            report(
                                    "quarkus.datasource.jdbc.url=" + old.url(),
                                    "quarkus.datasource.username=" + OldPostgres.USER))
                    .contains("PostgreSQL 16 or newer is needed, but this is PostgreSQL 15.");
        }
    }

    /** Quarkus reports these before it sets up the log, in more than one line. */
    @Test
    void reportsSettingThatQuarkusRefuses() {
        assertThatThrownBy(() -> PackagedService.start("quarkus.http.idle-timeout=soon"))
                .hasMessageStartingWith("The service did not start (exit code 1):")
                .hasMessageContaining("quarkus.http.idle-timeout")
                .hasMessageContaining("soon")
                .hasMessageNotContaining("\tat ");
    }

    private static void assertReports(String reason, String property) {
        assertThat(report(property)).contains(reason);
    }

    /** Returns the only line of the log that is not informational. */
    private static String report(String... properties) {
        Throwable failure = catchThrowable(() -> PackagedService.start(properties).close());

        assertThat(failure).hasMessageStartingWith("The service did not start (exit code 1):");
        assertThat(PackagedService.DATA.resolve("postgres/postmaster.pid")).doesNotExist();
        assertThat(PackagedService.DATA.resolve("redis.pid")).doesNotExist();
        String[] lines =
                failure.getMessage()
                        .lines()
                        .skip(1)
                        .filter(line -> !line.contains(" INFO "))
                        .filter(line -> !line.contains("This Gauge has been already registered"))
                        .toArray(String[]::new);
        assertThat(lines).hasSize(1);
        return lines[0];
    }
}
