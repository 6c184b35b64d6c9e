package dev.sidebyside.lesson.projection;

import dev.sidebyside.blog.Post;
import io.quarkus.panache.common.Page;
import jakarta.ws.rs.Path;
import java.util.List;

/** Loads whole posts, with their bodies, and copies three fields of each. */
@Path("/naive")
public class NaiveSitemap implements Sitemap {

    @Override
    public List<SitemapEntry> newest(int limit) {
        List<Post> posts =
                Post.<Post>find("order by publishedAt desc, id desc")
                        .page(Page.ofSize(limit))
                        .list();
        return posts.stream()
                .map(post -> new SitemapEntry(post.id, post.slug, post.updatedAt))
                .toList();
    }
}
