package dev.sidebyside.platform.profiler;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * What one request cost. Offsets count from the moment the request came in.
 *
 * @param id as in the response's header {@code Profile}
 * @param uri path and query as the client sent them
 * @param status of the response; 0 while it is being written
 * @param bytes of the response's body; 0 while it is being written
 * @param statements JDBC executions; a batch is one
 * @param cache commands to Redis, in order; at most 100
 * @param connections when the request held a connection of the pool; the first 5,000, in order; in
 *     the list of profiles none
 * @param serializedAtMillis offset at which serialization began; null if it did not
 * @param groups one for each statement text, in the order of their first execution; at most 500
 * @param executions in the order in which they began; the first 5,000
 * @param executionsLeftOut how many more there were; all of them in the list of profiles
 * @param findings what looks wrong, worst first; empty if nothing does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Profile(
        String id,
        String method,
        String uri,
        int status,
        long bytes,
        Instant startedAt,
        int statements,
        ServerTiming timing,
        Resources resources,
        List<CacheCommand> cache,
        List<Interval> connections,
        Double serializedAtMillis,
        List<Group> groups,
        List<Execution> executions,
        int executionsLeftOut,
        List<Finding> findings) {

    /**
     * What the request used besides statements.
     *
     * @param connectionWaitMillis how long it waited for connections of the pool
     * @param connectionHeldMillis how long it held them; two at a time count twice
     * @param commits transactions that ran a statement and were committed; a statement outside a
     *     transaction is not counted
     * @param rollbacks transactions that ran a statement and were rolled back
     * @param rowsRead rows that the application fetched from result sets with {@code next()}
     * @param bytesRead of the values that the application took from these rows: a text counts its
     *     characters, any other value 8
     * @param rowsReadBeforeFirstByte those of them that it fetched before the headers left
     * @param entitiesLoaded instances that Hibernate loaded into a session
     * @param allocatedBytes by the request's own threads: the event loop until it hands the request
     *     on, the worker from the request filters until the headers leave, and whichever thread
     *     serializes the response. Not counted: what other threads allocate for the request, such
     *     as one that computes a cached value; what an event loop allocates when it resumes the
     *     request; and what the profiler needs to record a statement. Null where the JVM does not
     *     count allocations
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Resources(
            double connectionWaitMillis,
            double connectionHeldMillis,
            int commits,
            int rollbacks,
            long rowsRead,
            long bytesRead,
            long rowsReadBeforeFirstByte,
            long entitiesLoaded,
            Long allocatedBytes) {}

    /** A part of the request's time. */
    public record Interval(double offsetMillis, double durationMillis) {}

    /**
     * One JDBC execution.
     *
     * @param group index in the list of groups
     * @param durationMillis until the database's first response, without further fetches of rows
     */
    public record Execution(int group, double offsetMillis, double durationMillis, int rowsRead) {}

    /**
     * The executions of one statement text.
     *
     * @param durationMillis of all executions together
     * @param batchedRows rows sent in batches, each of which is a single execution
     * @param rowsRead by all executions together
     * @param callSites the code that ran it, most frequent first
     * @param sql the first execution with its values as literals, which runs in any client; of a
     *     batch, its first row; null if the values were not kept, and in the list of profiles
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Group(
            String text,
            int count,
            double durationMillis,
            int batchedRows,
            long rowsRead,
            List<Caller> callSites,
            String sql) {}

    /**
     * Code that ran a statement.
     *
     * @param at class, method, file and line; or the association that was read, where no line of
     *     the project did it
     */
    public record Caller(String at, int count) {}

    /**
     * A command to Redis.
     *
     * @param cache its name
     * @param command such as {@code MGET}
     * @param durationMillis that the request waited for it
     * @param result {@code hit} or {@code miss} of a lookup, else {@code done}, {@code unconfirmed}
     *     or {@code error}
     */
    public record CacheCommand(
            String cache,
            String command,
            double offsetMillis,
            double durationMillis,
            String result) {}

    /**
     * What looks wrong. {@link Findings} and {@link PlanFindings} have the rules.
     *
     * @param problem its name: {@code N+1}, {@code repeated write}, {@code unbounded result},
     *     {@code count for a page}, {@code rows thrown away} or {@code unused columns}; in a plan,
     *     {@code sequential scan} or {@code large sort}
     * @param count of executions, rows or entities, as the problem has it
     * @param text of the statement
     * @param from the line or the association that ran it most often; in a plan, the table or the
     *     order
     * @param advice what to try
     * @param see paths of pages that explain the problem
     */
    public record Finding(
            String problem,
            long count,
            String text,
            String from,
            String advice,
            List<String> see) {}
}
