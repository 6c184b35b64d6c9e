/**
 * A cache in Redis that several instances share. Most caches show a hit; what makes one right is
 * the rest, and this is all of it:
 *
 * <ol>
 *   <li>A hit is one Redis command and no statement. What was stored is handed out as it is.
 *   <li>On a miss one request computes, for all that ask meanwhile: within an instance they share
 *       its result ({@link dev.sidebyside.cache.Flights}), and across instances only the holder of
 *       a lease computes; the others look again until the value is there. Nobody who waits holds a
 *       thread or a connection.
 *   <li>A lease ends by itself, so that who dies or stalls is overtaken.
 *   <li>A value is stored only under the lease that it was computed under. {@link
 *       dev.sidebyside.cache.Cache#invalidate} removes value and lease in one step, so a value that
 *       was read before a change cannot arrive after it.
 *   <li>A shared result is given only to requests that had arrived when it was known to be current.
 * </ol>
 *
 * <p><b>The guarantee.</b> When {@code invalidate} has returned, no {@code get} that begins
 * afterwards, on any instance, returns what was current before, as long as the instances reach
 * Redis: it answers within {@code sidebyside.cache.timeout}. After a time when it did not, an old
 * value lives at most for the cache's time to live. A change must therefore be invalidated after
 * its commit, and before its success is told.
 *
 * <p><b>Without Redis</b> every value is computed, for all who ask at the same time together, and
 * no request fails. Who has waited for it in vain asks it no more, and at most shares the waiting
 * of those who compute: a timeout each. After a few of them nobody waits at all until it is back
 * ({@link dev.sidebyside.cache.RedisCommands}).
 *
 * <p>A request's way: {@link dev.sidebyside.cache.Cache} decides, {@link
 * dev.sidebyside.cache.Entries} knows the keys and the scripts, {@link
 * dev.sidebyside.cache.RedisCommands} sends and bounds the waiting.
 */
package dev.sidebyside.cache;
