/**
 * <b>Problem.</b> A list shows three short columns of each row, but the query loads whole entities:
 * the database sends the text of every post, the driver decodes it, and the session keeps it until
 * the request ends. Nobody reads it.
 *
 * <p><b>Fix.</b> A projection: the query selects the columns that the response shows, into the
 * response's own record. Hibernate loads no entity.
 *
 * <p><b>When it loses.</b> A record cannot be changed and saved, and has no associations to follow.
 * If the request needs most columns, or loads the entities anyway, a second shape of the same rows
 * is only more code.
 */
@Lesson(
        chapter = Chapter.RETURN_LESS,
        place = 1,
        title = "Projection",
        teaches = "A list reads the columns that it shows, not whole entities.",
        django = "values() and slim serializers",
        example = "/sitemap?limit=100",
        measure = Measure.ENTITIES,
        solves = "unused columns",
        floor = 2,
        because = "Three short columns against all of them. The text of a post is most of its row.")
package dev.sidebyside.lesson.projection;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
import dev.sidebyside.lesson.Measure;
