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
        underLoad =
                @UnderLoad(
                        floor = 0.6,
                        because =
                                "Not faster for one client on one machine: a round trip costs "
                                        + "next to nothing there, and the second statement brings each "
                                        + "post's text once for every tag. More clients at once show the "
                                        + "difference."))
package dev.sidebyside.lesson.prefetch;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
import dev.sidebyside.lesson.UnderLoad;
