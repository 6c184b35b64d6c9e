/**
 * <b>Problem.</b> The response has ten numbers, but the code reads every row that they count: the
 * posts, each repeated for every comment, and the comments. One statement does it, so a count of
 * statements shows nothing. The cost grows with the period.
 *
 * <p><b>Fix.</b> {@code group by} in SQL: the database counts where the rows are and returns one
 * row for each author in the response.
 *
 * <p><b>When it loses.</b> If the code needs the rows anyway, counting them again in SQL is a
 * second reading. And a statement that counts a year of comments for every request is still
 * expensive: store the sums, or cache the response.
 */
@Lesson(
        chapter = Chapter.FETCH_IN_FEW_STATEMENTS,
        place = 6,
        title = "Aggregation",
        teaches = "A number about many rows takes one row, not the rows that it counts.",
        django = "annotate with Count",
        example = "/authors/top?days=7",
        solves = "rows thrown away",
        measure = Measure.ROWS_READ,
        floor = 5,
        because = "Every post and comment of a week against ten rows.")
package dev.sidebyside.lesson.aggregation;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
import dev.sidebyside.lesson.Measure;
