/**
 * <b>Problem.</b> OFFSET does not jump: to skip k rows the database reads k rows, so every page
 * costs more than the one before. A count of all rows, to know whether there is another page, costs
 * more still. And when rows come or go between two pages, what was "row 50" is another row: the
 * reader sees some twice and misses others.
 *
 * <p><b>Fix.</b> Keyset pagination. A page begins after the last row that was seen, by its key,
 * where an index finds it at once. {@link dev.sidebyside.lesson.pagination.Cursor} carries the key;
 * one row more than the page tells whether there is another.
 *
 * <p><b>When it loses.</b> Whoever must jump to page 7, or show how many pages there are, cannot
 * use it. All columns of the order must run in one direction for a row value to compare them.
 */
@Lesson(
        chapter = Chapter.RETURN_LESS,
        place = 2,
        title = "Keyset pagination",
        teaches =
                "The last page costs the same as the first, and no row appears twice or is missed.",
        django = "CursorPagination",
        example = "/archive?limit=50",
        depth = 50_000,
        floor = 5,
        because =
                "At this depth, OFFSET reads half of the posts and the count reads all. "
                        + "The cursor reads one page.")
package dev.sidebyside.lesson.pagination;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
