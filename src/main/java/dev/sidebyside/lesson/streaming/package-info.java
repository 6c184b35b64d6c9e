/**
 * <b>Problem.</b> The rows are read into a list before the first byte is sent. The list takes
 * memory for as long as the client reads, and the client waits for the last row before it gets the
 * first. One export of a large table, or a few at once, end in an {@code OutOfMemoryError}, which
 * other requests suffer from, too.
 *
 * <p><b>Fix.</b> The rows are read a hundred at a time and written as they come. Memory and the
 * time to the first byte no longer depend on the number of rows.
 *
 * <p><b>When it loses.</b> The connection to the database is held until the client has read the
 * last row, so the number of streams must be bounded, and their duration too. An error in the
 * middle cannot have a status any more. For a short list, the additional round trips cost more than
 * they save.
 */
@Lesson(
        chapter = Chapter.RETURN_LESS,
        place = 4,
        title = "Streaming",
        teaches = "An export of any length needs the memory of a hundred rows.",
        django = "StreamingHttpResponse and QuerySet.iterator",
        example = "/export?limit=1000",
        measure = Measure.ROWS_BEFORE_FIRST_BYTE,
        floor = 0.4,
        because =
                "The fix is not meant to be faster: both sides read and send the same rows. "
                        + "The stream saves memory, and sends the first row sooner.")
package dev.sidebyside.lesson.streaming;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
import dev.sidebyside.lesson.Measure;
