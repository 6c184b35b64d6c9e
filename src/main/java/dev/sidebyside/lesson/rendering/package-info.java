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
        teaches = "A cached value whose key contains the version needs no invalidation.",
        django = "{% cache %} with a version in the key",
        example = "/posts/113/html",
        floor = 0.3,
        because =
                "Not faster by design: rendering a short text takes about as long as "
                        + "reading it from Redis. The floor only detects a broken cache.")
package dev.sidebyside.lesson.rendering;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
