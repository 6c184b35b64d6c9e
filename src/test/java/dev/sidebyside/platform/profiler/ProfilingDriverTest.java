package dev.sidebyside.platform.profiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.postgresql.jdbc.PgConnection;

/** Off means off: not a listener that ignores, but no listener. */
@QuarkusTest
class ProfilingDriverTest {

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void switchedOffItHandsOutPostgresqlsOwnConnection() throws SQLException {
        try (Connection connection = connect(Level.OFF)) {
            assertThat(connection).isInstanceOf(PgConnection.class);
        }
    }

    @Test
    void otherwiseItListens() throws SQLException {
        try (Connection connection = connect(Level.HEADERS)) {
            assertThat(connection).isNotInstanceOf(PgConnection.class);
        }
    }

    private Connection connect(Level level) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "sidebyside");
        login.setProperty("password", password);
        return new ProfilingDriver(level).connect(url, login);
    }
}
