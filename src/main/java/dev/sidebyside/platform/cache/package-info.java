/**
 * A cache in Redis that several instances share. Most caches show a hit; what makes one right is
 * the rest, and this is all of it:
 *
 * <ol>
 *   <li>A hit is one Redis command and no statement. What was stored is handed out as it is.
 *   <li>On a miss one request computes, for all that ask meanwhile: within an instance they share
 *       its result ({@link dev.sidebyside.platform.cache.Flights}), and across instances only the
 *       holder of a lease computes; the others look again until the value is there. Nobody who
 *       waits holds a thread or a connection.
 *   <li>A lease ends by itself, so that who dies or stalls is overtaken.
 *   <li>A value is stored only under the lease that it was computed under. {@link
 *       dev.sidebyside.platform.cache.Cache#invalidate} removes value and lease in one step, so a
 *       value that was read before a change cannot arrive after it.
 *   <li>A shared result is given only to requests that had arrived when it was known to be current.
 * </ol>
 *
 * <p><b>The guarantee.</b> When {@code invalidate} has returned and Redis has confirmed it, no
 * {@code get} that begins afterwards, on any instance, returns what was current before. Call it
 * after the commit of a change and before its success is reported.
 *
 * <p>{@code invalidate} waits up to two seconds for the confirmation, however busy the machine is.
 * Without it the change is reported as <em>unconfirmed</em>: in the log, in the metric {@code
 * cache.invalidations.unconfirmed} and in {@code Server-Timing}. The removal is then repeated until
 * Redis confirms it ({@link dev.sidebyside.platform.cache.Invalidations}). Until then this instance
 * computes the value, and others may show the old one. When the instance ends meanwhile, the old
 * value lives for the cache's time to live at most.
 *
 * <p><b>Without Redis</b> every value is computed, once for all requests that wait for it in an
 * instance, and no request fails. Commands have no timeout of their own. Redis is judged as a
 * whole, by {@code PING} ({@link dev.sidebyside.platform.cache.RedisWatch}), so a busy machine is
 * not mistaken for a lost Redis. Commands wait until Redis is judged silent: 250 ms after its last
 * reply, or a second on a busy machine and in the first second after a connect. Later requests do
 * not wait at all.
 *
 * <p>A request's way: {@link dev.sidebyside.platform.cache.Cache} decides, {@link
 * dev.sidebyside.platform.cache.Entries} knows the keys and the scripts, {@link
 * dev.sidebyside.platform.cache.RedisCommands} sends.
 */
package dev.sidebyside.platform.cache;
