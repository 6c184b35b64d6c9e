/**
 * <b>Problem.</b> An expensive query gives everybody the same answer for minutes, and is run again
 * for each of them.
 *
 * <p><b>Fix.</b> The ready answer, as bytes, is kept in Redis for a minute, for all instances. When
 * it has ended, one request computes it anew and the others wait for that one: without this, the
 * busiest page would send a herd to the database each minute.
 *
 * <p><b>When it loses.</b> The answer may be a minute old, by design. Where each request asks
 * something else, hardly any finds its answer, and each pays for the search. And a cache in front
 * of a query that an index would answer only hides it.
 */
@Lesson(
        chapter = Chapter.DO_NOT_DO_IT_AGAIN,
        place = 2,
        title = "View cache",
        teaches = "A response that all clients share is computed once a minute, under any load.",
        django = "cache_page",
        example = "/tags/trending?limit=10",
        floor = 10,
        because = "A query over a month of comments against bytes from Redis.")
package dev.sidebyside.lesson.viewcache;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
