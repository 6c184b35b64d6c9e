/**
 * <b>Problem.</b> A list without a limit returns the whole table. This is fast while the table is
 * small, and nothing in the code changes when it grows: each request then costs more, in the
 * database, in the memory of the service and on the network, until one request is too much.
 *
 * <p><b>Fix.</b> Every list is bounded: a page of a default size if the client gives no limit, a
 * maximum if the limit is too large, and a link to the next page. The response stays an array and
 * such requests stay valid, so that existing clients keep working.
 *
 * <p><b>When it loses.</b> A client that needs all rows sends many requests and may see rows of
 * different moments. For an export, use a stream.
 */
@Lesson(
        chapter = Chapter.RETURN_LESS,
        place = 2,
        title = "Bounded lists",
        teaches = "A list costs the same however large its table grows.",
        django = "PAGE_SIZE and max_page_size",
        example = "/authors",
        measure = Measure.ROWS_READ,
        contained = true,
        solves = "unbounded result",
        floor = 3,
        because = "A thousand authors against twenty. Both sides run one short statement.")
package dev.sidebyside.lesson.bounding;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
import dev.sidebyside.lesson.Measure;
