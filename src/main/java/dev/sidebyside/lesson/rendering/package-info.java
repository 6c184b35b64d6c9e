/**
 * <b>Problem.</b> Every request converts the same Markdown to the same HTML. The statements are few
 * and fast; the time is spent in the application.
 *
 * <p><b>Fix.</b> Key-based expiration: the cache key contains the version of the post. The database
 * returns the current version, and the cache has the HTML of that version or nothing. An edit
 * raises the version, so the next request uses another key. Nothing has to be invalidated; the HTML
 * of an old version expires.
 *
 * <p><b>When it loses.</b> Rendering a short text takes no longer than reading it from Redis. Posts
 * that are rarely read fill the memory. And every change must raise the version: changes made by
 * SQL, or by an HQL {@code update} that is not {@code versioned}, stay invisible.
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
                "Rendering a short text takes about as long as reading it from Redis, so neither side "
                        + "is faster. The floor only detects a broken cache.")
package dev.sidebyside.lesson.rendering;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
