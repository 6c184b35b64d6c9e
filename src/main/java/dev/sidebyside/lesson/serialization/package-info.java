/**
 * <b>Problem.</b> A resource method returns entities, and Jackson writes every property that is not
 * ignored. It walks into lazy associations, and each of them runs a statement after the method has
 * returned. So no line of the code is to blame, and a new association of the entity adds N
 * statements to every response that contains it.
 *
 * <p><b>Fix.</b> A record with what the response shows. The query selects its values, so there is
 * no entity for Jackson to walk through. A new association changes neither the response nor its
 * cost.
 *
 * <p><b>When it loses.</b> A record and a query for each response are more code than an entity. For
 * an entity without associations, both cost the same.
 */
@Lesson(
        chapter = Chapter.FETCH_IN_FEW_STATEMENTS,
        place = 4,
        title = "Serialization",
        teaches = "A record as the response leaves nothing for the serializer to load.",
        django = "ModelSerializer with an explicit list of fields",
        example = "/authors/luz-wren",
        solves = "N+1",
        floor = 1.3,
        because = "One round trip per post against two in total.")
package dev.sidebyside.lesson.serialization;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
