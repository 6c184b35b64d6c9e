/**
 * <b>Problem.</b> A list shows the parent of each row. The parent is lazy, so the loop that builds
 * the response runs one statement for every author that is not loaded yet: N + 1 statements.
 *
 * <p><b>Fix.</b> {@code join fetch}: one statement reads the posts together with their authors.
 *
 * <p><b>When it loses.</b> For a collection, the join returns a row per element, so SQL cannot
 * limit the posts. And if many rows share a parent with wide columns, every row repeats these
 * columns.
 */
@Lesson(
        chapter = Chapter.FETCH_IN_FEW_STATEMENTS,
        place = 1,
        title = "Fetch join",
        teaches =
                "Posts and their authors are read with one statement, instead of one more per author.",
        django = "select_related",
        example = "/posts?limit=100",
        solves = "N+1",
        floor = 1.5,
        because =
                "One round trip per author against one in total. Both sides build the same records.")
package dev.sidebyside.lesson.fetchjoin;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
