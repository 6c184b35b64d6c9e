package dev.sidebyside.platform.profiler;

import static dev.sidebyside.platform.profiler.ProfiledRequests.firstRow;
import static dev.sidebyside.testing.Measured.measure;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import dev.sidebyside.testing.Measured;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A profile has each statement as SQL that runs in any client. */
@QuarkusTest
class RunnableSqlTest {

    @Inject AgroalDataSource database;

    @Test
    void returnsTheSameRowForEveryTypeOfValue() throws SQLException {
        Measured values = measure("/profiled/values");
        List<String> expected = values.response().jsonPath().getList("");

        assertThat(expected).contains("it's \"a\" \\ b ? $1!", "{1,NULL,-3}", "\\x00ff275c");
        assertThat(run(sql(values.profile()))).isEqualTo(expected);
    }

    @Test
    void returnsTheRowsOfHibernate() throws SQLException {
        Measured posts = measure("/optimized/posts?limit=3");
        String sql = sql(posts.profile());

        int rows = 0;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows++;
            }
        }
        assertThat(sql).doesNotContain("?");
        assertThat(rows).isEqualTo(3);
    }

    @Test
    void showsTheFirstRowOfABatch() {
        assertThat(sql(measure("/profiled/batch?rows=3").profile()))
                .isEqualTo("update tag set name = name where id = ('1'::int8)");
    }

    @Test
    void isTheTextIfThereAreNoValues() {
        assertThat(sql(measure("/profiled/jdbc?times=2").profile())).isEqualTo("select 1");
    }

    @Test
    void isMissingIfTheValuesAreTooLarge() {
        assertThat(sql(measure("/profiled/array?ids=100000").profile())).isNull();
    }

    @Test
    void theListOfProfilesLeavesItOut() {
        measure("/profiled/jdbc?times=2");

        given().get("/profiler/requests").then().body("[0].groups[0].sql", nullValue());
    }

    private List<String> run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return firstRow(statement.executeQuery(sql));
        }
    }

    private static String sql(Profile profile) {
        return profile.groups().get(0).sql();
    }
}
