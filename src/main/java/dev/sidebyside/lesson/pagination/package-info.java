/**
 * <b>Problem.</b> OFFSET does not jump: to skip k rows, the database reads k rows, so every page
 * costs more than the previous one. Counting all rows, to find out whether there is a next page,
 * costs even more. And if posts are added or deleted between two requests, OFFSET counts other
 * rows: the client receives some posts twice and misses others.
 *
 * <p><b>Fix.</b> Keyset pagination: a page starts after the last row that the client has received,
 * and an index finds its key directly. A {@linkplain dev.sidebyside.lesson.pagination.Cursor
 * cursor} contains the key. The query reads one row more than the page has; if it exists, there is
 * a next page.
 *
 * <p><b>When it loses.</b> A client that jumps to page 7 or shows the number of pages cannot use
 * it. And all columns of the order must have the same direction, because a row value compares them
 * together.
 */
@Lesson(
        chapter = Chapter.RETURN_LESS,
        place = 3,
        title = "Keyset pagination",
        teaches =
                "The last page costs the same as the first, and no row appears twice or is missed.",
        django = "CursorPagination",
        example = "/archive?limit=50",
        depth = 50_000,
        solves = "count for a page",
        floor = 5,
        because =
                "At this depth, OFFSET reads half of the posts and the count reads all. "
                        + "The cursor reads one page.")
package dev.sidebyside.lesson.pagination;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
