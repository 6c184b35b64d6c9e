package dev.sidebyside.platform.profiler;

import static dev.sidebyside.platform.profiler.ProfiledRequests.sqlRequest;
import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.Plans.plansOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.testing.Measured;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What writes is planned, but not run again, however well it hides. */
@QuarkusTest
class PlansOfWritesTest {

    @Inject AgroalDataSource dataSource;

    @Test
    void aBatchIsPlannedForItsFirstRow() throws SQLException {
        Plan plan = planWithoutEffect("/profiled/batch?rows=3");

        assertThat(plan.nodes().get(0).type()).isEqualTo("ModifyTable");
        assertThat(plan.nodes().get(0).relation()).isEqualTo("tag");
        assertThat(plan.nodes().get(1).indexCond() + plan.nodes().get(1).filter())
                .contains("id = '1'::bigint");
        assertThat(plan.rowsVisited()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into tag (id, slug, name) values (nextval('tag_seq'), 'new', 'New')",
                "with made as (insert into tag (id, slug, name)"
                        + " values (nextval('tag_seq'), 'new', 'New') returning id)"
                        + " select id from made",
                "select nextval('tag_seq')",
                "-- Locks\nselect /* ; */ name from tag where id = 1 for update;"
            })
    void whatWritesIsNotRunAgain(String text) throws SQLException {
        assertThat(planWithoutEffect(sqlRequest(text)).nodes()).isNotEmpty();
    }

    /** Only the first would be explained; the others would run, and outside the limits. */
    @Test
    void severalStatementsAreNotRunAgain() throws SQLException {
        Plan plan = planWithoutEffect(sqlRequest("select 1; rollback; select nextval('tag_seq')"));

        assertThat(plan.reason()).isEqualTo("These are several statements.");
    }

    private Plan planWithoutEffect(String request) throws SQLException {
        Measured measured = measure(request);
        assertThat(measured.response().statusCode()).isEqualTo(200);
        String before = drawnAndWritten();
        Plan plan = plansOf(measured).plans().get(0);

        assertThat(drawnAndWritten()).as("after explaining %s", plan.text()).isEqualTo(before);
        assertThat(plan.analyzed()).isFalse();
        assertThat(plan.reason()).isNotEmpty();
        return plan;
    }

    /** A sequence and a row's last transaction remember even what was rolled back. */
    private String drawnAndWritten() throws SQLException {
        String sql =
                """
                select format('%s drawn, %s tags, last touched by transaction %s',
                    (select last_value from tag_seq), count(*),
                    max(greatest(xmin::text::bigint, xmax::text::bigint)))
                from tag""";
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
