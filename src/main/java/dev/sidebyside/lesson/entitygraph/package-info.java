/**
 * <b>Problem.</b> A detail page shows a post with its author, its tags, its comments and the
 * commenters. Each lazy association that the code follows runs a statement, and so does each
 * commenter.
 *
 * <p><b>Fix.</b> An entity graph names the associations to load: author and tags come with the
 * post. A second statement reads the comments, the second collection, with their authors.
 *
 * <p><b>When it loses.</b> A graph with two collections returns their product: tags × comments
 * rows. And one graph for all callers loads for each caller what only the others need.
 */
@Lesson(
        chapter = Chapter.FETCH_IN_FEW_STATEMENTS,
        place = 3,
        title = "Entity graph",
        teaches =
                "A page about one thing and all around it takes one statement for each collection.",
        django = "select_related and prefetch_related together",
        example = "/posts/113",
        underLoad =
                @UnderLoad(
                        floor = 1.1,
                        because =
                                "A round trip for each commenter against two for all. Both "
                                        + "sides read the same rows."))
package dev.sidebyside.lesson.entitygraph;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
import dev.sidebyside.lesson.UnderLoad;
