package dev.sidebyside.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.testing.ScratchDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/** PostgreSQL limits the statements of the application, but not the migrations. */
@QuarkusTest
class TimeoutsTest {

    @Inject AgroalDataSource application;
    @Inject Flyway flyway;

    @Test
    void limitsStatementsOfTheApplication() throws SQLException {
        try (Connection connection = application.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show statement_timeout")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("10s");
        }
    }

    @Test
    void limitsNoMigration() {
        ScratchDatabase database = ScratchDatabase.create();
        try {
            database.run("alter role current_user in database scratch set statement_timeout = 5");
            assertThat(database.ask("show statement_timeout")).isEqualTo("5ms");

            migrate(database, Map.of("demo.posts", "2000"));

            assertThat(database.ask("select count(*) from post")).isEqualTo("2000");
            assertThat(database.ask("show statement_timeout")).isEqualTo("10s");
        } finally {
            database.drop();
        }
    }

    @Test
    void appliesANewLimitAtTheNextStart() {
        ScratchDatabase database = ScratchDatabase.create();
        try {
            migrate(database, Map.of("demo.posts", "100"));
            migrate(database, Map.of("demo.posts", "100", "statement.timeout", "4s"));

            assertThat(database.ask("show statement_timeout")).isEqualTo("4s");
        } finally {
            database.drop();
        }
    }

    /** As the application does, except for these placeholders. */
    private void migrate(ScratchDatabase database, Map<String, String> placeholders) {
        FluentConfiguration configuration =
                Flyway.configure().configuration(flyway.getConfiguration());
        configuration.getPlaceholders().putAll(placeholders);
        configuration
                .dataSource(database.url(), database.user(), database.password())
                .load()
                .migrate();
    }
}
