/**
 * <b>Problem.</b> The list of tags stands on every page and hardly ever changes, but its answer
 * does not say so: every reader asks for it again, and gets the same bytes from the same query.
 *
 * <p><b>Fix.</b> The answer carries its version ({@code ETag}) and how long it may be kept ({@code
 * Cache-Control}). A shared cache in front of the service hands it out for some seconds without
 * asking; who has it and asks with {@code If-None-Match} is told 304, without a body. The version
 * is kept with the answer in Redis: had it to be computed from the rows, a 304 would save bytes and
 * not one statement.
 *
 * <p><b>When it loses.</b> What is told to caches cannot be taken back: a change is seen when the
 * time that was promised is over. An answer that depends on who asks must not be shared at all, and
 * one that changes with every request is only made longer by the headers.
 */
@Lesson(
        chapter = Chapter.DO_NOT_DO_IT_AGAIN,
        place = 4,
        title = "HTTP cache",
        teaches = "A response with a version and a lifetime need not be sent twice.",
        django = "@condition and @cache_control",
        example = "/tags?limit=100",
        floor = 1.05,
        because =
                "Without If-None-Match and a shared cache, the fix saves one small query. "
                        + "The large gain is in requests that never arrive.")
package dev.sidebyside.lesson.httpcache;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
