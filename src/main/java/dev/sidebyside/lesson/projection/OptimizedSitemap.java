package dev.sidebyside.lesson.projection;

import dev.sidebyside.blog.Post;
import io.quarkus.panache.common.Page;
import jakarta.ws.rs.Path;
import java.util.List;

/** Selects the three columns into the record. */
@Path("/optimized")
public class OptimizedSitemap implements Sitemap {

    @Override
    public List<SitemapEntry> newest(int limit) {
        return Post.find("select id, slug, updatedAt from Post order by publishedAt desc, id desc")
                .page(Page.ofSize(limit))
                .project(SitemapEntry.class)
                .list();
    }
}
