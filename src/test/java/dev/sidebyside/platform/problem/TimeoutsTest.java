package dev.sidebyside.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** The statement timeout, as PostgreSQL reports it. */
@QuarkusTest
class TimeoutsTest {

    @Inject AgroalDataSource application;
    @Inject Flyway flyway;

    @Test
    void stopsStatementOfApplicationAfter10Seconds() throws SQLException {
        assertThat(statementTimeout(application)).isEqualTo("10s");
    }

    @Test
    void neverStopsMigration() throws SQLException {
        assertThat(statementTimeout(flyway.getConfiguration().getDataSource())).isEqualTo("0");
    }

    private static String statementTimeout(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show statement_timeout")) {
            row.next();
            return row.getString(1);
        }
    }
}
