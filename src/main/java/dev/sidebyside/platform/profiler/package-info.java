/**
 * What one request cost: its JDBC executions with texts, times and rows, the lines of the project
 * that ran them, and the other resources it used.
 *
 * <p>{@link dev.sidebyside.platform.profiler.RequestFilter} starts a {@link
 * dev.sidebyside.platform.profiler.ProfileRecorder} and ties it to the request. Listeners find it
 * there and add what they see: {@link dev.sidebyside.platform.profiler.ProfilingDriver} wraps the
 * connections for statements, rows and transactions, {@link
 * dev.sidebyside.platform.profiler.ConnectionListener} watches the pool, and {@link
 * dev.sidebyside.platform.profiler.HibernateListener} counts entities. When the headers leave, the
 * filter writes {@code Server-Timing} and {@code Profile}. {@link
 * dev.sidebyside.platform.profiler.Profile} is the recorder's content as JSON.
 *
 * <p>At level {@code full} the profile also keeps, within bounds, the values that each text ran
 * with first. When a client requests plans, {@link dev.sidebyside.platform.profiler.Explainer} runs
 * the texts again with these values under {@code EXPLAIN}, read-only and rolled back; what writes
 * is only planned.
 *
 * <p>The profiler knows nothing of lessons and little of Hibernate: it listens at JDBC, which
 * everything passes.
 */
package dev.sidebyside.platform.profiler;
