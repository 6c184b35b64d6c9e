/**
 * <b>Problem.</b> A profile is read far more often than it is changed, so it is cached. From then
 * on, an author who corrects their name continues to see the old one.
 *
 * <p><b>Fix.</b> Every change invalidates the cached profile: after the commit, before the
 * response, on all instances. The {@linkplain dev.sidebyside.platform.cache cache} also rejects a
 * value that was read before the change and arrives after it.
 *
 * <p><b>When it loses.</b> Every writer must invalidate, including scripts and other services. And
 * reading one row by its key is nearly as fast as reading it from a cache, so profiles that are
 * rarely read twice only get slower.
 */
@Lesson(
        chapter = Chapter.DO_NOT_DO_IT_AGAIN,
        place = 3,
        title = "Cache-aside",
        teaches = "A cached row is never older than its last acknowledged change.",
        django = "the low-level cache, cache.set and cache.delete",
        example = "/authors/luz-wren/profile",
        floor = 0.7,
        because =
                "Both sides read the cache. The naive side also holds a thread, and returns stale data.")
package dev.sidebyside.lesson.cacheaside;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
