package dev.sidebyside.platform.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.sidebyside.testing.PackagedService;
import dev.sidebyside.testing.PostgresProcess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On an empty database of a user's own, whose role has no special rights. */
@Tag("faults")
class FirstStartIT {

    private static final String NAME = "first_start";

    @Test
    void limitsStatementsFromTheFirstRequestOn() throws Exception {
        try (PackagedService owner = PackagedService.start()) {
            PostgresProcess postgres = PostgresProcess.find();
            try (Connection superuser = postgres.connectAsSuperuser()) {
                execute(superuser, "drop database if exists " + NAME + " with (force)");
                execute(superuser, "drop role if exists " + NAME);
                execute(superuser, "create role " + NAME + " login password 'secret'");
                execute(superuser, "create database " + NAME + " owner " + NAME);
            }
            String url = "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + NAME;
            try (PackagedService first =
                            PackagedService.start(
                                    "quarkus.datasource.jdbc.url=" + url,
                                    "quarkus.datasource.username=" + NAME,
                                    "quarkus.datasource.password=secret",
                                    "sidebyside.statement-timeout=1s");
                    Connection lock = DriverManager.getConnection(url, NAME, "secret")) {
                lock.setAutoCommit(false);
                execute(lock, "lock table post in access exclusive mode");

                given().get(first.url("/optimized/posts"))
                        .then()
                        .statusCode(503)
                        .body("detail", equalTo("The database took too long and was stopped."));
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
