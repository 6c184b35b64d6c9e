/**
 * A cache in Redis that several instances share.
 *
 * <ol>
 *   <li>A hit is one Redis command and no statement. Lookups of one key that wait at the same time
 *       share a command, if each began before it was sent.
 *   <li>On a miss, one request computes for all that wait. Within an instance they share its
 *       result; across instances only the holder of a lease (the right to compute, for a limited
 *       time) computes, and the others look again until the value is there. With {@code getAsync},
 *       a request that waits holds no thread.
 *   <li>A lease expires, so a holder that dies or stalls is overtaken.
 *   <li>A value is stored only under the lease that it was computed under. {@link
 *       dev.sidebyside.platform.cache.Cache#invalidate} removes value and lease in one step, so a
 *       value that was read before a change cannot arrive after it.
 *   <li>A shared result is returned to a request only if it was still current when the request
 *       arrived. Later requests look again.
 * </ol>
 *
 * <p><b>The guarantee.</b> When {@code invalidate} has returned and Redis has confirmed it, no get
 * that begins afterwards, on any instance, returns what was current before (except after a
 * failover, see below). Call {@code invalidate} after the commit of a change and before its success
 * is reported.
 *
 * <p>{@code invalidate} waits up to two seconds for the confirmation. Without it the change is
 * reported as <em>unconfirmed</em>: in the log, in the metric {@code
 * cache.invalidations.unconfirmed} and in {@code Server-Timing}. The removal is repeated, every two
 * seconds at least, until Redis confirms it on the connection in use: a former master may still
 * reply on an older one. Until then this instance computes the value, and others may show the old
 * one. If the instance ends meanwhile, the old value lives for its time to live at most.
 *
 * <p><b>Without Redis</b> every value is computed, once for all requests that wait for it in an
 * instance, and no request fails. A circuit breaker ({@link
 * dev.sidebyside.platform.cache.RedisCircuitBreaker}) judges Redis as a whole, by {@code PING}, so
 * a busy machine is not mistaken for a lost Redis. Reads wait until the circuit opens: up to 250 ms
 * after the last reply, or a second on a busy machine and in the first second after a connect.
 * Later reads do not wait at all. A read does not wait either if too many commands already do: half
 * of {@code quarkus.redis.max-waiting-handlers}.
 *
 * <p><b>When Redis is full</b> it may remove any key. Without the value, it is computed again;
 * without the lease, the computed value is not stored; without the generation, the bucket is empty.
 *
 * <p><b>On Redis Cluster</b> ({@code quarkus.redis.client-type=cluster}) all keys of an entry lie
 * in one slot. The circuit opens if one master does not respond: every value is then computed, also
 * those of the other masters.
 *
 * <p><b>On a failover</b>, in a cluster or behind a Sentinel, no request fails. Values are computed
 * until the new master is known, which takes as long as the failover and at most ten seconds more.
 * Redis replicates asynchronously, so the new master may lack a removal that the old one had
 * confirmed: such a value lives for its time to live at most.
 *
 * <p>A hit passes {@link dev.sidebyside.platform.cache.Cache}, {@link
 * dev.sidebyside.platform.cache.RedisStore} (keys) and {@link
 * dev.sidebyside.platform.cache.RedisCommands} (the connection). A miss also passes {@link
 * dev.sidebyside.platform.cache.LeasedLoader} (one computation in this instance) and {@link
 * dev.sidebyside.platform.cache.Leases} (one of all instances). {@link
 * dev.sidebyside.platform.cache.Removals} repeats a removal until Redis confirms it.
 */
package dev.sidebyside.platform.cache;
