package dev.sidebyside.lesson.cacheaside;

import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sidebyside.platform.cache.Caches;
import dev.sidebyside.testing.PostgresProcess;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A profile is read while a change is not committed yet. The test holds the lock of the row, so
 * that the change waits.
 */
@QuarkusTest
class CommitRaceTest {

    private static final Executor CLIENTS = Executors.newCachedThreadPool();

    @Inject DataSource database;
    @Inject Caches caches;

    @BeforeEach
    @AfterEach
    void coldCaches() {
        caches.clear();
    }

    @Test
    void invalidatingBeforeTheCommitCachesTheOldName() throws Exception {
        String old = readWhileChanging("/wrong/early/authors/selma-calder/profile", "early");

        assertThat(ProfileClient.name("/wrong/early/authors/selma-calder/profile")).isEqualTo(old);
    }

    @Test
    void invalidatingAfterTheCommitRemovesTheOldName() throws Exception {
        readWhileChanging("/optimized/authors/selma-calder/profile", "optimized");

        assertThat(ProfileClient.name("/optimized/authors/selma-calder/profile"))
                .isEqualTo("optimized");
    }

    /** Returns the name that was read meanwhile; the change is complete on return. */
    private String readWhileChanging(String profile, String name) throws Exception {
        CompletableFuture<Void> change;
        String meanwhile;
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            hold(holder);
            change = runAsync(() -> ProfileClient.rename(profile, name), CLIENTS);
            await().until(() -> PostgresProcess.waiting(holder) == 1);
            meanwhile = ProfileClient.name(profile);
            holder.rollback();
        }
        change.get(20, SECONDS);
        assertThat(meanwhile).isNotEqualTo(name);
        return meanwhile;
    }

    private static void hold(Connection holder) throws SQLException {
        try (Statement statement = holder.createStatement()) {
            statement.execute("select 1 from author where handle = 'selma-calder' for update");
        }
    }
}
