package dev.sidebyside.lesson.httpcache;

import dev.sidebyside.blog.Tag;
import io.quarkus.panache.common.Page;
import java.util.List;

/** A tag in the list of all tags. */
public record ListedTag(String slug, String name) {

    /** The query of both sides. */
    static List<ListedTag> first(int limit) {
        return Tag.find("select slug, name from Tag order by slug")
                .page(Page.ofSize(limit))
                .project(ListedTag.class)
                .list();
    }
}
