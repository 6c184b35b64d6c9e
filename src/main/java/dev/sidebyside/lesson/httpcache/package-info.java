/**
 * <b>Problem.</b> Every page shows the list of tags, which hardly ever changes. Its response does
 * not say how long it is valid, so every client requests it again and receives the same bytes from
 * the same query.
 *
 * <p><b>Fix.</b> The response names its version ({@code ETag}) and how long caches may use it
 * ({@code Cache-Control}). A shared cache in front of the service returns it for some seconds
 * without a request to the service. A client that sends the version in {@code If-None-Match}
 * receives 304 without a body. Redis stores the version with the list: if the version were computed
 * from the rows, a 304 would save bytes but no statement.
 *
 * <p><b>When it loses.</b> A response that a cache has stored cannot be withdrawn: a change becomes
 * visible when the promised time is over. A response that depends on the user must not be shared.
 * And if every response differs, the headers only make it longer.
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
