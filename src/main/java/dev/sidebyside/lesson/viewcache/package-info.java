/**
 * <b>Problem.</b> An expensive query runs for every request, although its result is the same for
 * all clients and may be some minutes old.
 *
 * <p><b>Fix.</b> Redis stores the bytes of the response for a minute, for all instances. After
 * that, one request computes them again and the others wait for its result. Without this, a popular
 * page would send a herd of requests to the database every minute.
 *
 * <p><b>When it loses.</b> The response may be a minute old, by design. If every request has other
 * parameters, most requests miss the cache and pay for the lookup as well. And if an index would
 * make the query fast, a cache only hides that the index is missing.
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
