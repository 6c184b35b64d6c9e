package dev.sidebyside.platform.embedded;

import static dev.sidebyside.testing.Soon.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.testing.PackagedService;
import dev.sidebyside.testing.PostgresProcess;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The embedded PostgreSQL ends while services use it. */
@Tag("faults")
class PostgresRestartIT {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @Test
    void aKilledServerIsStartedAgainByOneOfItsServices() throws Exception {
        List<PackagedService> services =
                PackagedService.start(2, "quarkus.datasource.jdbc.acquisition-timeout=1S");
        try (var one = services.get(0);
                var other = services.get(1)) {
            PostgresProcess killed = PostgresProcess.find();
            try (FileChannel noStart = PostgresProcess.preventRestart()) {
                killed.kill();
                assertThat(statuses(services)).containsOnly(503);
            }

            await().atMost(BOUND).until(() -> statuses(services).allMatch(status -> status == 200));

            PostgresProcess started = PostgresProcess.find();
            assertThat(started.port()).isEqualTo(killed.port());
            assertThat(started.pid()).isNotEqualTo(killed.pid());
            assertThat(logs(services).filter(line -> line.contains("runs again at 127.0.0.1:")))
                    .hasSize(1);
            assertThat(logs(services))
                    .noneMatch(line -> line.startsWith("\tat ") || line.contains(" ERROR ["));
        }
        assertThat(PackagedService.DATA.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    private static Stream<Integer> statuses(List<PackagedService> services) {
        return services.stream()
                .flatMap(service -> Stream.of("/naive", "/optimized").map(service::url))
                .map(side -> given().get(side + "/posts?limit=5").statusCode());
    }

    private static Stream<String> logs(List<PackagedService> services) {
        return services.stream().flatMap(service -> service.log().stream());
    }
}
