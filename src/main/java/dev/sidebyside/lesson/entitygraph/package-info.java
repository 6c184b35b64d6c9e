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
                "A page about one post and everything around it takes one statement per collection.",
        django = "select_related and prefetch_related together",
        example = "/posts/113",
        solves = "N+1",
        floor = 1.1,
        because =
                "One round trip per commenter against two in total. Both sides read the same rows.")
package dev.sidebyside.lesson.entitygraph;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
