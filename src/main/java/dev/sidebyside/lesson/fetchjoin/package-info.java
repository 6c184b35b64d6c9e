/**
 * <b>Problem.</b> A list shows something of each row's parent. The parent is lazy, so the loop that
 * builds the answer asks the database once for every author it has not met: N + 1 statements.
 *
 * <p><b>Fix.</b> {@code join fetch}: the statement that reads the posts brings their authors along.
 *
 * <p><b>When it loses.</b> For a collection: the join multiplies rows, and a limit then counts rows
 * instead of posts. And where few parents are shared by many rows and their columns are wide: each
 * row repeats them.
 */
@Lesson(
        chapter = Chapter.FETCH_IN_FEW_STATEMENTS,
        place = 1,
        title = "Fetch join",
        teaches = "A list with a parent on every row takes one statement, not one per parent.",
        django = "select_related",
        example = "/posts?limit=100",
        floor = 1.5,
        because =
                "One round trip per author against one in total. Both sides build the same records.")
package dev.sidebyside.lesson.fetchjoin;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
