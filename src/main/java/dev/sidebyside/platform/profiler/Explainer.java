package dev.sidebyside.platform.profiler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ServiceUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.core.Parser;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Asks PostgreSQL how it runs a statement, with the values of a real execution.
 *
 * <p>To be counted, a statement has to run again. It does so in a transaction that is read-only and
 * rolled back, so no one has to tell from a text whether it writes: PostgreSQL refuses what does,
 * be it hidden in a {@code with} or a function, or draws from a sequence, which no rollback would
 * give back. Such a statement is planned without being run.
 *
 * <p>The plan is the one for these very values. The driver prepares a statement on the server from
 * its fifth execution on a connection, and PostgreSQL may then change to a plan for any values:
 * that one is not shown.
 */
@ApplicationScoped
class Explainer {

    /** The SQLSTATE of a write in a read-only transaction. */
    private static final String READ_ONLY = "25006";

    private static final String LIMITS =
            "set transaction read only; set local statement_timeout = %d";
    private static final int CONNECT_SECONDS = 5;
    private static final int SOCKET_SECONDS = 15;

    /** For all statements of a request together. */
    private static final Duration TIME = Duration.ofSeconds(10);

    private static final String RUN = "explain (analyze, buffers, timing off, format json) ";
    private static final String PLAN = "explain (format json) ";

    private final ObjectMapper json;
    private final PGSimpleDataSource database = new PGSimpleDataSource();

    /** Each request for plans takes a connection beside the pool's, and may keep a core busy. */
    private final Semaphore places = new Semaphore(2);

    Explainer(
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.json = json;
        database.setUrl(url);
        database.setConnectTimeout(CONNECT_SECONDS);
        // Longer than the database needs to stop a statement: it may hang.
        database.setSocketTimeout(SOCKET_SECONDS);
        user.ifPresent(database::setUser);
        password.ifPresent(database::setPassword);
    }

    /**
     * On a connection of its own: what a statement leaves behind in its session, such as an
     * advisory lock, ends with it, and an exhausted pool can be looked into.
     */
    List<Plan> explain(List<Execution> executions) {
        if (executions.isEmpty()) {
            return List.of();
        }
        if (!places.tryAcquire()) {
            throw new ServiceUnavailableException("Two requests for plans are under way.", 1L);
        }
        long deadline = System.nanoTime() + TIME.toNanos();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            List<Plan> plans = new ArrayList<>();
            for (Execution execution : executions) {
                plans.add(explain(execution, connection, deadline));
            }
            return plans;
        } catch (SQLException e) {
            throw new IllegalStateException("No plans from the database", e);
        } finally {
            places.release();
        }
    }

    private Plan explain(Execution execution, Connection connection, long deadline)
            throws SQLException {
        String text = execution.text();
        if (execution.values() == null) {
            return Plan.none(text, "Its values were not kept: too many, too large, or streams.");
        }
        if (isSeveral(text)) {
            return Plan.none(text, "These are several statements.");
        }
        try {
            return Plan.analyzed(text, ask(RUN, execution, connection, deadline));
        } catch (SQLException e) {
            if (!READ_ONLY.equals(e.getSQLState())) {
                return Plan.none(text, e.getMessage());
            }
        }
        try {
            String reason = "It writes or locks, so it was planned, but not run again.";
            return Plan.notAnalyzed(text, reason, ask(PLAN, execution, connection, deadline));
        } catch (SQLException e) {
            return Plan.none(text, e.getMessage());
        }
    }

    /** The driver would send them one by one, and only the first would be explained. */
    private static boolean isSeveral(String text) throws SQLException {
        return Parser.parseJdbcSql(text, true, true, true, false, false).size() != 1;
    }

    private List<PlanNode> ask(
            String how, Execution execution, Connection connection, long deadline)
            throws SQLException {
        long millis = Math.max(1, Duration.ofNanos(deadline - System.nanoTime()).toMillis());
        try (Statement limits = connection.createStatement();
                PreparedStatement explain = connection.prepareStatement(how + execution.text())) {
            limits.execute(LIMITS.formatted(millis));
            execution.setValuesOn(explain);
            ResultSet answer = explain.executeQuery();
            answer.next();
            List<PlanNode> nodes = new ArrayList<>();
            collect(json.readTree(answer.getString(1)).path(0).path("Plan"), 0, nodes);
            return nodes;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("EXPLAIN answered no JSON", e);
        } finally {
            connection.rollback();
        }
    }

    private static void collect(JsonNode node, int depth, List<PlanNode> nodes) {
        nodes.add(PlanNode.of(node, depth));
        node.path("Plans").forEach(child -> collect(child, depth + 1, nodes));
    }
}
