package dev.sidebyside.lesson.search;

import dev.sidebyside.blog.Post;
import io.quarkus.panache.common.Page;
import jakarta.ws.rs.Path;
import java.util.List;

/** Compares title and summary one by one; the index has both as one text. */
@Path("/naive")
public class NaiveSearch implements Search {

    @Override
    public List<FoundPost> find(String q, int limit) {
        return Post.find(
                        """
                        where lower(title) like lower(?1) escape '!'
                            or lower(summary) like lower(?1) escape '!'
                        order by publishedAt desc, id desc""",
                        FoundPost.pattern(q))
                .page(Page.ofSize(limit))
                .project(FoundPost.class)
                .list();
    }
}
