/**
 * <b>Problem.</b> A list of an author's comments filters by a foreign key. PostgreSQL indexes what
 * a foreign key references, but not the foreign key itself, so the database reads the comments of
 * all authors and sorts those of one.
 *
 * <p><b>Fix.</b> A composite index in the order of the list: first the column that selects, then
 * the columns that sort. The list is one range of the index, so the database reads as many rows as
 * the response has, and sorts nothing.
 *
 * <p><b>When it loses.</b> Every insert writes to the index. An update that changes one of its
 * columns writes to all indexes of the table.
 */
@Lesson(
        chapter = Chapter.LET_THE_DATABASE_HELP,
        place = 1,
        title = "Composite index",
        teaches = "A filtered list reads only its own rows, however many the table has.",
        django = "Meta.indexes",
        example = "/authors/luz-wren/comments?limit=10",
        measure = Measure.ROWS_VISITED,
        solves = {"sequential scan", "large sort"},
        floor = 5,
        because = "The naive side visits all comments, the optimized side visits 10.")
package dev.sidebyside.lesson.indexing;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
import dev.sidebyside.lesson.Measure;
