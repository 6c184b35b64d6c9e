/**
 * <b>Problem.</b> A list shows a collection of each row. The collections are lazy, so the loop that
 * builds the response runs one statement for every post: N + 1 statements.
 *
 * <p><b>Fix.</b> Two statements: one reads the page of posts, the other the tags of all of them.
 * The limit is in the first statement, where it counts posts.
 *
 * <p><b>When it loses.</b> For a few rows without a limit, a single fetch join is as good. For
 * thousands of rows, the list of ids in the second statement gets long; a subquery or a join is
 * better then.
 */
@Lesson(
        chapter = Chapter.FETCH_IN_FEW_STATEMENTS,
        place = 2,
        title = "Prefetch",
        teaches =
                "A list with a collection on every row takes two statements, whatever its length.",
        django = "prefetch_related",
        example = "/tags/java/posts?limit=100",
        solves = "N+1",
        floor = 1.3,
        because =
                "One round trip per post against one in total. "
                        + "Both sides spend most of the remaining time on reading the posts.")
package dev.sidebyside.lesson.prefetch;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
