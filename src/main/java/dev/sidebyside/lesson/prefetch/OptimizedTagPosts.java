package dev.sidebyside.lesson.prefetch;

import dev.sidebyside.blog.Post;
import dev.sidebyside.blog.Tag;
import io.quarkus.panache.common.Page;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.List;

/** Reads the page of posts, then the tags of all of them at once. */
@Path("/optimized")
public class OptimizedTagPosts implements TagPosts {

    @Override
    public List<TaggedPost> newest(String slug, int limit) {
        List<Post> posts =
                Post.<Post>find(
                                """
                                select p from Post p join p.tags t
                                where t.id = (select id from Tag where slug = ?1)
                                order by p.id desc""",
                                slug)
                        .page(Page.ofSize(limit))
                        .list();
        if (posts.isEmpty()) {
            return emptyUnlessUnknown(slug);
        }
        // Fills the collections of the posts above: the session holds each post once.
        Post.find("from Post p left join fetch p.tags where p in ?1", posts).list();
        return posts.stream().map(TaggedPost::of).toList();
    }

    /** Only an empty list costs the question whether the tag exists. */
    private static List<TaggedPost> emptyUnlessUnknown(String slug) {
        if (Tag.count("slug", slug) == 0) {
            throw new NotFoundException("There is no tag '" + slug + "'.");
        }
        return List.of();
    }
}
