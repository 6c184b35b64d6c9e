/**
 * What one request cost: its JDBC executions with texts, times and rows, the lines of the project
 * that ran them, and the other resources it used.
 *
 * <p>{@link RequestFilter} starts a {@link ProfileRecorder} and ties it to the request. Listeners
 * find it there and add what they see: {@link ProfilingDriver} wraps the connections for
 * statements, rows and transactions, {@link ConnectionListener} watches the pool, and {@link
 * HibernateListener} counts entities. When the headers leave, the filter writes {@code
 * Server-Timing} and {@code Profile}. {@link Profile} is the recorder's content as JSON.
 *
 * <p>At level {@code full} the profile also keeps, within bounds, the values that each text ran
 * with first. When a client requests plans, {@link Explainer} runs the texts again with these
 * values under {@code EXPLAIN}, read-only and rolled back; what writes is only planned.
 *
 * <p>Other packages read profiles through {@link Profiles}, which also sends an event at the end of
 * each request.
 *
 * <p>{@link Findings} names what looks wrong. A class that knows pages about a problem implements
 * {@link ProblemPages}.
 *
 * <p>The profiler knows nothing of lessons and little of Hibernate: it listens at JDBC, which
 * everything passes.
 */
package dev.sidebyside.platform.profiler;
