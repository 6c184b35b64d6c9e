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

    private static final String WRITES =
            "It writes or locks, so it was planned, but not run again.";
    private static final String SETTINGS =
            "set transaction read only; set local plan_cache_mode = force_generic_plan;"
                    + " set local statement_timeout = %d";
    private static final String RUN = "explain (analyze, buffers, timing off, format json) ";
    private static final String PLAN = "explain (format json) ";
    private static final int CONNECT_SECONDS = 5;

    /** Longer than the database needs to stop a statement: it may hang. */
    private static final int SOCKET_SECONDS = 15;

    /** For all statements of a request together. */
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
            List<Plan> plans = new ArrayList<>();
            for (BoundStatement statement : statements) {
                plans.add(explain(RUN, statement, generic, connection, deadline));
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
        if (generic) {
            // EXECUTE accepts no parameters, only literals: in this mode the driver writes them.
            database.setPreferQueryMode(PreferQueryMode.SIMPLE);
        }
        Connection connection = database.getConnection(user.orElse(null), password.orElse(null));
        connection.setAutoCommit(false);
        return connection;
    }

    private Plan explain(
            String how, BoundStatement bound, boolean generic, Connection connection, long deadline)
            throws SQLException {
        String text = bound.text();
        if (bound.values() == null) {
            String reason = "Its values were not kept: too many, too large, or streams.";
            return Plan.of(text, generic, reason, List.of(), List.of());
        }
        if (bound.parsed().size() != 1) {
            // The driver would send them one by one, and only the first would be explained.
            return Plan.of(text, generic, "These are several statements.", List.of(), List.of());
        }
        try {
            String reason = how.equals(RUN) ? null : WRITES;
            List<Plan.Node> nodes = run(how, bound, generic, connection, deadline);
            return Plan.of(text, generic, reason, findings.in(text, nodes), nodes);
        } catch (SQLException e) {
            return how.equals(RUN) && READ_ONLY.equals(e.getSQLState())
                    ? explain(PLAN, bound, generic, connection, deadline)
                    : Plan.of(text, generic, e.getMessage(), List.of(), List.of());
        }
    }

    private List<Plan.Node> run(
            String how, BoundStatement bound, boolean generic, Connection connection, long deadline)
            throws SQLException {
        long millis = Math.max(1, Duration.ofNanos(deadline - System.nanoTime()).toMillis());
        try (var settings = connection.createStatement()) {
            settings.execute(SETTINGS.formatted(millis));
            String sql = generic ? bound.prepareIn(settings) : bound.text();
            try (var explain = connection.prepareStatement(how + sql)) {
                bound.setValuesOn(explain);
                ResultSet rows = explain.executeQuery();
                rows.next();
                JsonNode plans = Json.decodeValue(rows.getString(1), JsonNode.class);
                return Plan.Node.of(plans.path(0).path("Plan"), 0).toList();
            }
        } finally {
            connection.rollback();
        }
    }
}
