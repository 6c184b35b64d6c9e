package dev.sidebyside;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sidebyside.testing.PackagedService;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps the service from starting is said in a line. */
class StartFailureIT {

    @Test
    void aPortInUse() throws IOException {
        try (var taken = new ServerSocket(0)) {
            assertSays(
                    "Port " + taken.getLocalPort() + " is in use",
                    "quarkus.http.port=" + taken.getLocalPort());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sidebyside.profiler", "sidebyside.demo.posts", "sidebyside.cache.lease"})
    void aValueThatASettingCannotHave(String setting) {
        assertSays(setting, setting + "=nonsense");
    }

    private static void assertSays(String reason, String property) {
        assertThatThrownBy(() -> PackagedService.start(property).close())
                .hasMessageStartingWith("The service did not start")
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("\tat ");
    }
}
