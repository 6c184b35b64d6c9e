package dev.sidebyside.platform.profiler;

import static dev.sidebyside.platform.profiler.ProfiledRequests.sqlRequest;
import static dev.sidebyside.testing.Measured.measure;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidebyside.testing.AtTwoSizes;
import dev.sidebyside.testing.Measured;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A profile shows what the request used besides statements. */
@QuarkusTest
class ResourcesTest {

    @Inject AgroalDataSource database;

    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int poolSize;

    @Test
    void readsAsManyRowsAsTheDatabaseCounts() throws SQLException {
        long tags;
        try (Connection connection = database.getConnection();
                var row = connection.createStatement().executeQuery("select count(*) from tag")) {
            row.next();
            tags = row.getLong(1);
        }

        assertThat(resources("/naive/tags").rowsRead()).isEqualTo(tags);
    }

    /** Each post has an author of its own. */
    @AtTwoSizes
    void countsEntities(int n) {
        assertThat(resources("/naive/posts?limit=" + n).entitiesLoaded()).isEqualTo(2L * n);
        assertThat(resources("/profiled/rows?n=" + n).entitiesLoaded()).isZero();
    }

    @Test
    void countsTransactionsThatRanAStatement() {
        Profile.Resources committed = resources("/profiled/transaction?commit=true");
        Profile.Resources rolledBack = resources("/profiled/transaction?commit=false");
        Profile.Resources none = resources("/profiled/jdbc?times=3");

        assertThat(List.of(committed.commits(), committed.rollbacks())).containsExactly(1, 0);
        assertThat(List.of(rolledBack.commits(), rolledBack.rollbacks())).containsExactly(0, 1);
        assertThat(List.of(none.commits(), none.rollbacks())).containsExactly(0, 0);
    }

    @Test
    void holdsAConnectionWhileItsStatementRuns() {
        Profile profile = measure(sqlRequest("select pg_sleep(0.2)")).profile();

        assertThat(profile.resources().connectionHeldMillis())
                .isBetween(200.0, profile.timing().totalMillis());
        assertThat(profile.resources().connectionWaitMillis())
                .isLessThan(profile.timing().totalMillis() - 200);
    }

    @Test
    void waitsForAConnectionOfAnExhaustedPool() throws Exception {
        List<Connection> all = new ArrayList<>();
        CompletableFuture<Measured> waiting;
        long start;
        try {
            for (int i = 0; i < poolSize; i++) {
                all.add(database.getConnection());
            }
            start = System.nanoTime();
            waiting = supplyAsync(() -> measure("/profiled/jdbc?times=1"));
            await().until(() -> database.getMetrics().awaitingCount() > 0);
            await().until(() -> System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(300));
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }

        Profile profile = waiting.get(10, TimeUnit.SECONDS).profile();
        assertThat(profile.resources().connectionWaitMillis())
                .isBetween(100.0, profile.timing().totalMillis());
        assertThat(profile.resources().connectionHeldMillis())
                .isLessThan(profile.timing().totalMillis() - 100);
    }

    @AtTwoSizes
    void countsWhatTheMethodAllocates(int n) {
        int bytes = n * 100_000;
        measure("/profiled/allocation?bytes=0");

        assertThat(resources("/profiled/allocation?bytes=" + bytes).allocatedBytes())
                .isBetween((long) bytes, bytes + 500_000L);
    }

    private static Profile.Resources resources(String request) {
        return measure(request).profile().resources();
    }
}
