package dev.sidebyside.platform.profiler;

import java.time.Instant;
import java.util.List;

/**
 * What one request cost.
 *
 * @param id as in the answer's header {@code Profile}
 * @param uri path and query as they were asked
 * @param status of the answer; 0 while it is still being written
 * @param bytes of the answer's body; 0 while it is still being written
 * @param statements JDBC executions; a batch is one
 * @param cache commands to Redis, in their order
 * @param groups one for each statement text, in the order of their first execution
 * @param findings what looks wrong, worst first; empty when nothing does
 */
public record Profile(
        String id,
        String method,
        String uri,
        int status,
        long bytes,
        Instant startedAt,
        int statements,
        Split split,
        List<CacheCommand> cache,
        List<Group> groups,
        List<Finding> findings) {

    /**
     * The executions of one statement text.
     *
     * @param time in milliseconds, of all executions together
     * @param batchedRows rows sent in batches, of which each is a single execution
     * @param callSites the code that asked, most frequent first
     */
    public record Group(
            String text, int count, double time, int batchedRows, List<Caller> callSites) {}

    /**
     * Code that asked for a statement.
     *
     * @param at class, method, file and line; or the association that was read, where no line of
     *     the project's did it
     */
    public record Caller(String at, int count) {}

    /**
     * A command to Redis.
     *
     * @param cache its name
     * @param command such as {@code MGET}
     * @param time in milliseconds, as the request waited for it
     * @param result {@code hit} or {@code miss} of a lookup, else {@code done} or {@code error}
     */
    public record CacheCommand(String cache, String command, double time, String result) {}
}
