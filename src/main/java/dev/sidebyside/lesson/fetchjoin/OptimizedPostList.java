package dev.sidebyside.lesson.fetchjoin;

import dev.sidebyside.blog.Post;
import io.quarkus.panache.common.Page;
import jakarta.ws.rs.Path;
import java.util.List;

/** Reads the posts and their authors in one statement. */
@Path("/optimized")
public class OptimizedPostList implements PostList {

    @Override
    public List<PostSummary> newest(int limit) {
        List<Post> posts =
                Post.<Post>find(
                                "from Post p join fetch p.author order by p.publishedAt desc, p.id desc")
                        .page(Page.ofSize(limit))
                        .list();
        return posts.stream().map(PostSummary::of).toList();
    }
}
