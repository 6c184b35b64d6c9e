package dev.sidebyside.platform.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A failure of the database is a 503, whichever exceptions wrap it. */
@QuarkusTest
class DatabaseTroubleTest {

    @ParameterizedTest
    @CsvSource({
        "slow-in-jdbc,           The database took too long and was stopped.",
        "slow-in-hibernate,      The database took too long and was stopped.",
        "lost-in-a-statement,    The database cannot be reached.",
        "lost-before-the-flush,  The database cannot be reached.",
        "lost-before-the-commit, The database cannot be reached.",
    })
    void returns503(String request, String detail) {
        given().get("/problems/database/" + request)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("5"))
                .body("detail", equalTo(detail));
    }
}
