/**
 * <b>Problem.</b> A profile is read far more often than it is changed, so it is cached; and from
 * then on somebody who corrects their name goes on seeing the old one.
 *
 * <p><b>Fix.</b> Whoever changes a row says so to the cache: after the commit, before the answer,
 * on all instances. The rest is in the cache: a reader that had read the old row cannot store it
 * any more. That is promised in {@link dev.sidebyside.platform.cache}.
 *
 * <p><b>When it loses.</b> Every writer must keep to it, also the script that somebody runs at
 * night. A row that is found by its key is read about as fast from the database as from a cache, so
 * what is seldom read twice only gets slower.
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
                "Not faster by design: both sides read the cache, but the naive side returns stale data.")
package dev.sidebyside.lesson.cacheaside;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
