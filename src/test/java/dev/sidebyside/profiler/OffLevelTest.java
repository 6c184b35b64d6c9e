package dev.sidebyside.profiler;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Switched off, the profiler leaves no trace: neither in the answer nor between Hibernate and the
 * driver.
 */
@QuarkusTest
@TestProfile(OffLevelTest.Level.class)
class OffLevelTest {

    public static class Level implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sidebyside.profiler", "off");
        }
    }

    @Inject AgroalDataSource dataSource;

    @Test
    void theAnswerCarriesNoHeader() {
        Response answer = given().get("/naive/posts?limit=10");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().hasHeaderWithName("Server-Timing")).isFalse();
        assertThat(answer.headers().hasHeaderWithName("Profile")).isFalse();
    }

    @Test
    void theConnectionIsPostgresqlsOwn() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Connection drivers = connection.unwrap(Connection.class);
            assertThat(Proxy.isProxyClass(drivers.getClass())).isFalse();
        }
    }
}
