/**
 * <b>Problem.</b> A detail page shows one post and all around it: its author, its tags, its
 * comments and who wrote them. Walking there by lazy associations costs a statement at every step,
 * and one for each commenter.
 *
 * <p><b>Fix.</b> Say with the load what belongs to it: an entity graph fetches author and tags with
 * the post. The comments, a second collection, come with their authors in a statement of their own.
 *
 * <p><b>When it loses.</b> A graph with two collections multiplies them: tags × comments rows. And
 * a graph that serves every caller fetches for each of them what only the others need.
 */
@Lesson(
        chapter = Chapter.FETCH_IN_FEW_STATEMENTS,
        place = 3,
        title = "Entity graph",
        teaches =
                "A page about one post and everything around it takes one statement per collection.",
        django = "select_related and prefetch_related together",
        example = "/posts/113",
        floor = 1.1,
        because =
                "One round trip per commenter against two in total. Both sides read the same rows.")
package dev.sidebyside.lesson.entitygraph;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
