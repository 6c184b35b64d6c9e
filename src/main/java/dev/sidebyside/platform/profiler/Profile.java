package dev.sidebyside.platform.profiler;

import static java.util.Comparator.comparingInt;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What one request cost. Offsets count from the moment the request came in.
 *
 * @param id as in the response's header {@code Profile}
 * @param uri path and query as the client sent them
 * @param status of the response; 0 while it is being written
 * @param bytes of the response's body; 0 while it is being written
 * @param statements JDBC executions; a batch is one
 * @param cache commands to Redis, in order; at most 100
 * @param groups one for each statement text, in the order of their first execution; at most 500
 * @param executions in the order in which they began; the first 5,000
 * @param executionsLeftOut how many more there were; all of them in the list of profiles
 * @param findings what looks wrong, worst first; empty if nothing does
 */
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
            long rowsReadBeforeFirstByte,
            long entitiesLoaded,
            Long allocatedBytes) {}

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
     */
    public record Group(
            String text,
            int count,
            double durationMillis,
            int batchedRows,
            long rowsRead,
            List<Caller> callSites) {}

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
     * A statement text that ran many times in one request.
     *
     * @param problem its name: {@code N+1}, or {@code repeated write}
     * @param count how often the text ran
     * @param from the line or the association that ran it most often
     * @param advice what to try
     */
    public record Finding(String problem, int count, String text, String from, String advice) {

        /** So many executions of one text, or more, are a loop. */
        private static final int MANY = 3;

        static List<Finding> in(List<Group> groups) {
            return groups.stream()
                    .filter(group -> group.count >= MANY)
                    .sorted(comparingInt(Group::count).reversed())
                    .map(Finding::of)
                    .toList();
        }

        private static Finding of(Group group) {
            boolean reads = group.text.stripLeading().toLowerCase(Locale.ROOT).startsWith("select");
            String advice =
                    reads
                            ? "Read the rows together: a parent with a join fetch or an entity graph,"
                                    + " collections with one statement for all of them."
                            : "Send the rows in JDBC batches, or change all of them with one statement.";
            String problem = reads ? "N+1" : "repeated write";
            String from = group.callSites.get(0).at;
            return new Finding(problem, group.count, group.text, from, advice);
        }
    }
}
