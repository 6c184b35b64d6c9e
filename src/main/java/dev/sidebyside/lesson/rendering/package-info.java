/**
 * <b>Problem.</b> The same text is turned into the same HTML for every reader: a computation whose
 * input hardly ever changes, repeated. No statement can be saved; it is the processor that works.
 *
 * <p><b>Fix.</b> Key-based expiration: the version is part of the key. The database says which
 * version a post has, and the cache has what was rendered from it, or nothing. An edit raises the
 * version, so the next request looks elsewhere: nobody has to think of invalidating, and what was
 * left behind ends by its time to live.
 *
 * <p><b>When it loses.</b> A short text is rendered sooner than it comes from Redis. Posts that
 * hardly anybody reads only fill the memory. And every change must raise the version: one made by
 * SQL, or by an HQL {@code update} that is not {@code versioned}, is not seen.
 */
@Lesson(
        chapter = Chapter.DO_NOT_DO_IT_AGAIN,
        place = 1,
        title = "Rendering",
        teaches = "With the version in its key, a cached value needs no invalidation.",
        django = "{% cache %} with a version in the key",
        example = "/posts/113/html",
        underLoad =
                @UnderLoad(
                        floor = 0.3,
                        because =
                                "Not faster by design on short texts, which are rendered about "
                                        + "as quickly as they come from Redis. The floor only notices a "
                                        + "cache that is broken."))
package dev.sidebyside.lesson.rendering;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
import dev.sidebyside.lesson.UnderLoad;
