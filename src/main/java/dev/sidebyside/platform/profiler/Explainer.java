package dev.sidebyside.platform.profiler;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * Shows how PostgreSQL runs a statement. A plan has counts only if the statement runs again. It
 * does so in a transaction that is read-only and rolled back. PostgreSQL refuses what writes, even
 * inside a {@code with} or a function, and what draws from a sequence, which no rollback returns.
 * Such a statement is planned, but not run.
 *
 * <p>The driver prepares a statement on the server from its fifth execution on a connection.
 * PostgreSQL may then change from the custom plan, for these very values, to the generic plan, for
 * any values. It does not report which of them a past execution had, so both can be shown.
 */
@ApplicationScoped
class Explainer {

    /** The SQLSTATE of a write in a read-only transaction. */
    private static final String READ_ONLY = "25006";

    private static final String WRITES = "It writes or locks, so it was only planned.";
    private static final String SETTINGS =
            "set transaction read only; set local statement_timeout = %d";
    private static final String RUN = "explain (analyze, buffers, timing off%s, format json) ";

    /** Counts the bytes of the result, from PostgreSQL 17 on. */
    private static final String SERIALIZE = ", serialize";

    private static final String PLAN = "explain (format json) ";
    private static final int CONNECT_SECONDS = 5;

    /** Longer than the database needs to stop a statement: it may hang. */
    private static final int SOCKET_SECONDS = 15;

    /** For all statements of a request. */
    private static final Duration TIME = Duration.ofSeconds(10);

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    Optional<String> user;

    @ConfigProperty(name = "quarkus.datasource.password")
    Optional<String> password;

    @Inject PlanFindings findings;

    /** Each request for plans takes a connection besides the pool's, and may keep a core busy. */
    private final Semaphore places = new Semaphore(2);

    /**
     * Uses a connection of its own: what a statement leaves in its session, such as an advisory
     * lock, ends with it, and statements can be explained while the pool is exhausted.
     *
     * @throws ServiceUnavailableException if two calls are running already
     */
    List<Plan> explain(List<BoundStatement> statements, boolean generic) {
        if (statements.isEmpty()) {
            return List.of();
        }
        if (!places.tryAcquire()) {
            throw new ServiceUnavailableException("Two requests for plans are running.", 1L);
        }
        long deadline = System.nanoTime() + TIME.toNanos();
        try (Connection connection = connect(generic)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            String run = RUN.formatted(version < 17 ? "" : SERIALIZE);
            List<Plan> plans = new ArrayList<>();
            for (BoundStatement one : statements) {
                plans.add(explain(run, one, generic, connection, deadline));
            }
            return plans;
        } catch (SQLException e) {
            throw new IllegalStateException("The database returned no plans", e);
        } finally {
            places.release();
        }
    }

    private Connection connect(boolean generic) throws SQLException {
        var database = new PGSimpleDataSource();
        database.setUrl(url);
        database.setConnectTimeout(CONNECT_SECONDS);
        database.setSocketTimeout(SOCKET_SECONDS);
        // EXECUTE accepts no parameters, only literals: in the simple mode the driver writes them.
        database.setPreferQueryMode(generic ? PreferQueryMode.SIMPLE : PreferQueryMode.EXTENDED);
        Connection connection = database.getConnection(user.orElse(null), password.orElse(null));
        connection.setAutoCommit(false);
        return connection;
    }

    private Plan explain(
            String how, BoundStatement bound, boolean generic, Connection connection, long deadline)
            throws SQLException {
        String text = bound.text();
        if (bound.values() == null) {
            return Plan.missing(text, generic, "Its values were too many, too large, or streams.");
        }
        if (bound.parsed().size() != 1) {
            // The driver would send them one by one, and only the first would be explained.
            return Plan.missing(text, generic, "These are several statements.");
        }
        try {
            String reason = how.equals(PLAN) ? WRITES : null;
            JsonNode explained = run(how, bound, generic, connection, deadline);
            return Plan.of(text, generic, reason, explained, findings);
        } catch (SQLException e) {
            return READ_ONLY.equals(e.getSQLState()) && !how.equals(PLAN)
                    ? explain(PLAN, bound, generic, connection, deadline)
                    : Plan.missing(text, generic, e.getMessage());
        }
    }

    private JsonNode run(
            String how, BoundStatement bound, boolean generic, Connection connection, long deadline)
            throws SQLException {
        long millis = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
        try (var settings = connection.createStatement()) {
            settings.execute(SETTINGS.formatted(millis));
            String sql = generic ? bound.prepareIn(settings) : bound.text();
            try (var explain = connection.prepareStatement(how + sql)) {
                bound.setValuesOn(explain);
                ResultSet rows = explain.executeQuery();
                rows.next();
                return Json.decodeValue(rows.getString(1), JsonNode.class).path(0);
            }
        } finally {
            connection.rollback();
        }
    }
}
