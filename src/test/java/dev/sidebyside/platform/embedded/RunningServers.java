package dev.sidebyside.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.testing.Fork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/** The two server processes in the tests' data directory, seen from outside the package's code. */
record RunningServers(ProcessHandle postgres, ProcessHandle redis) {

    /** One for all tests, and kept between runs: unpacking and creating it takes seconds. */
    static final Path DATA = Fork.directory("embedded-servers").toAbsolutePath();

    static RunningServers find() throws IOException {
        return new RunningServers(
                handle(DATA.resolve("postgres/postmaster.pid")), handle(DATA.resolve("redis.pid")));
    }

    private static ProcessHandle handle(Path pidFile) throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0))).orElseThrow();
    }

    void kill() {
        postgres.destroyForcibly();
        redis.destroyForcibly();
        assertGone();
    }

    void assertAlive() {
        assertThat(isRunning(postgres) && isRunning(redis)).as("both run").isTrue();
    }

    void assertGone() {
        Duration soon = Duration.ofSeconds(10);
        assertThat(Await.until(soon, () -> !isRunning(postgres) && !isRunning(redis)))
                .as("no process is left behind")
                .isTrue();
    }

    /** Until its parent collects it, a process that has ended is alive but runs no program. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    static String query(Map<String, String> settings, String sql) throws SQLException {
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    static void execute(Map<String, String> settings, String sql) throws SQLException {
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(Map<String, String> settings) throws SQLException {
        return DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"));
    }
}
