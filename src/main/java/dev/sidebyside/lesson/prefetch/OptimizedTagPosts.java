package dev.sidebyside.lesson.prefetch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.sidebyside.blog.Post;
import dev.sidebyside.blog.Tag;
import io.quarkus.panache.common.Page;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;

/** Reads the page of posts, then the tags of all these posts in one statement. */
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
        Map<Long, List<Tag>> tags =
                Post.find("select p.id, t from Post p join p.tags t where p in ?1", posts)
                        .project(PostTag.class)
                        .stream()
                        .collect(groupingBy(PostTag::postId, mapping(PostTag::tag, toList())));
        return posts.stream()
                .map(post -> TaggedPost.of(post, tags.getOrDefault(post.id, List.of())))
                .toList();
    }

    /** One tag of one post. */
    private record PostTag(Long postId, Tag tag) {}

    /** Fails if there is no such tag. A tag with posts exists, so only an empty list needs this. */
    private static List<TaggedPost> emptyUnlessUnknown(String slug) {
        if (Tag.count("slug", slug) == 0) {
            throw new NotFoundException("There is no tag '" + slug + "'.");
        }
        return List.of();
    }
}
