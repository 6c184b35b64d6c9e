/**
 * <b>Problem.</b> A search looks for text inside titles and summaries. A pattern that begins with a
 * wildcard has no place in a sorted index, so the database reads every post and changes its text to
 * lower case.
 *
 * <p><b>Fix.</b> A trigram index has an entry for each group of three letters, so it finds text in
 * the middle of a word. An index serves only the very expression that it was made for: one index on
 * title and summary together, and the same expression in the query.
 *
 * <p><b>When it loses.</b> A term of less than three letters has no trigram, so every post is read,
 * as without the index. A term that many posts contain is found sooner by reading the newest posts
 * until enough of them match; the planner does that. And an insert writes one entry for each
 * trigram.
 */
@Lesson(
        chapter = Chapter.LET_THE_DATABASE_HELP,
        place = 2,
        title = "Trigram index",
        teaches =
                "An index can find text inside words, if the query has the expression of the index.",
        django = "TrigramExtension and GinIndex",
        example = "/search?q=haiku",
        measure = Measure.ROWS_VISITED,
        solves = "sequential scan",
        floor = 5,
        because =
                "The naive side reads all posts and changes their text to lower case. "
                        + "The optimized side reads the posts that match.")
package dev.sidebyside.lesson.search;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
import dev.sidebyside.lesson.Measure;
