package dev.sidebyside.lesson.latest;

import dev.sidebyside.blog.Post;
import dev.sidebyside.blog.Tag;
import io.quarkus.panache.common.Page;
import jakarta.ws.rs.NotFoundException;
import java.util.List;

/** The first statement of both sides. */
final class NewestPosts {

    private NewestPosts() {}

    /**
     * Reads a page of posts, without their comments.
     *
     * @throws NotFoundException if there is no such tag
     */
    static List<Post> of(String slug, int limit) {
        List<Post> posts =
                Post.<Post>find(
                                """
                                select p from Post p join p.tags t
                                where t.slug = ?1
                                order by p.publishedAt desc, p.id desc""",
                                slug)
                        .page(Page.ofSize(limit))
                        .list();
        // A tag with posts exists.
        if (posts.isEmpty() && Tag.count("slug", slug) == 0) {
            throw new NotFoundException("There is no tag '" + slug + "'.");
        }
        return posts;
    }
}
