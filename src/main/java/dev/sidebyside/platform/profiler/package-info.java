/**
 * What one request cost: how many JDBC executions, their texts and times, and which line of the
 * project asked for them.
 *
 * <p>A request's way through this package: {@link dev.sidebyside.platform.profiler.RequestFilter}
 * opens a {@link dev.sidebyside.platform.profiler.RequestProfile} and ties it to the request;
 * {@link dev.sidebyside.platform.profiler.ProfilingDriver} wraps the connections so that {@link
 * dev.sidebyside.platform.profiler.StatementListener} hears of every execution and adds it to the
 * profile of the request it belongs to; when the headers leave, the filter writes {@code
 * Server-Timing} and {@code Profile}.
 *
 * <p>At level {@code full} the profile also keeps, within bounds, the values that each text ran
 * with first. Asked for a request's plans, {@link dev.sidebyside.platform.profiler.Explainer} runs
 * the texts again with these values under {@code EXPLAIN}, read-only and rolled back; what writes
 * is planned only.
 *
 * <p>The profiler knows nothing of lessons and little of Hibernate: it listens where all of them
 * end, at JDBC.
 */
package dev.sidebyside.platform.profiler;
