package dev.sidebyside.platform.profiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.jdbc.PgConnection;

/** At level off there is no listener at all. */
@QuarkusTest
class ProfilingDriverTest {

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void returnsTheBareConnectionAtLevelOff() throws SQLException {
        try (Connection connection = connect(Level.OFF)) {
            assertThat(connection).isInstanceOf(PgConnection.class);
        }
    }

    @Test
    void wrapsTheConnectionAtLevelHeaders() throws SQLException {
        try (Connection connection = connect(Level.HEADERS)) {
            assertThat(connection).isNotInstanceOf(PgConnection.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"HEADERS, false", "FULL, true"})
    void readsRowsThroughAProxyAtLevelFullOnly(Level level, boolean proxy) throws SQLException {
        try (Connection connection = connect(level);
                var rows = connection.createStatement().executeQuery("select 1")) {
            assertThat(Proxy.isProxyClass(rows.getClass())).isEqualTo(proxy);
        }
    }

    private Connection connect(Level level) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "sidebyside");
        login.setProperty("password", password);
        return new ProfilingDriver(level).connect(url, login);
    }
}
