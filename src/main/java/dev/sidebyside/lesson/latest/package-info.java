/**
 * <b>Problem.</b> A list shows the latest three children of each row. A prefetch reads all children
 * of all rows in one statement, and the code discards most of them: one popular post among the rows
 * is enough to read thousands of comments.
 *
 * <p><b>Fix.</b> A lateral subquery, with its own order and limit, runs once for each post inside
 * one statement. An index on the post and the order finds its rows directly.
 *
 * <p><b>When it loses.</b> If most rows have no more children than the response shows, a prefetch
 * reads the same rows and is simpler. And without the index, the database sorts all children of
 * each post.
 */
@Lesson(
        chapter = Chapter.FETCH_IN_FEW_STATEMENTS,
        place = 5,
        title = "Top N per parent",
        teaches = "The latest three children of each row take one statement that reads only these.",
        django = "Prefetch with a sliced queryset",
        example = "/tags/rest/discussions?limit=20",
        measure = Measure.ROWS_READ,
        floor = 1,
        because =
                "Both sides read the same posts. Then the naive side reads several times as many"
                        + " comments, which are small rows.")
package dev.sidebyside.lesson.latest;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
import dev.sidebyside.lesson.Measure;
