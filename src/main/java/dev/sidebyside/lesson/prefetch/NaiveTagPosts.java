package dev.sidebyside.lesson.prefetch;

import dev.sidebyside.blog.Post;
import dev.sidebyside.blog.Tag;
import io.quarkus.panache.common.Page;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.List;

/** Reads the tag and its posts; building each result loads the post's tags. */
@Path("/naive")
public class NaiveTagPosts implements TagPosts {

    @Override
    public List<TaggedPost> newest(String slug, int limit) {
        Tag tag =
                Tag.<Tag>find("slug", slug)
                        .firstResultOptional()
                        .orElseThrow(
                                () -> new NotFoundException("There is no tag '" + slug + "'."));
        List<Post> posts =
                Post.<Post>find(
                                """
                                select p from Post p join p.tags t
                                where t = ?1
                                order by p.id desc""",
                                tag)
                        .page(Page.ofSize(limit))
                        .list();
        return posts.stream().map(TaggedPost::of).toList();
    }
}
