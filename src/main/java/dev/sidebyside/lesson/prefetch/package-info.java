/**
 * <b>Problem.</b> A list shows a collection of each row. The collections are lazy, so the loop that
 * builds the answer asks the database once for every post: N + 1 statements.
 *
 * <p><b>Fix.</b> Two statements: the page of posts, then the tags of all of them at once. The limit
 * stays with the first statement, where it counts posts.
 *
 * <p><b>When it loses.</b> With a handful of rows a single fetch join without a limit is as good;
 * with thousands, the second statement's list of ids grows long, and a subquery or a join serves
 * better.
 */
@Lesson(
        chapter = Chapter.FETCH_IN_FEW_STATEMENTS,
        place = 2,
        title = "Prefetch",
        teaches =
                "A list with a collection on every row takes two statements, whatever its length.",
        django = "prefetch_related",
        example = "/tags/java/posts?limit=100",
        floor = 1.3,
        because =
                "One round trip per post against one in total. "
                        + "Both sides spend most of the remaining time on reading the posts.")
package dev.sidebyside.lesson.prefetch;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
