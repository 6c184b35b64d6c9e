package dev.sidebyside.lesson.fetchjoin;

import dev.sidebyside.blog.Post;
import io.quarkus.panache.common.Page;
import jakarta.ws.rs.Path;
import java.util.List;

/** Reads the posts; building each summary loads its author. */
@Path("/naive")
public class NaivePostList implements PostList {

    @Override
    public List<PostSummary> newest(int limit) {
        List<Post> posts =
                Post.<Post>find("order by publishedAt desc, id desc")
                        .page(Page.ofSize(limit))
                        .list();
        return posts.stream().map(PostSummary::of).toList();
    }
}
