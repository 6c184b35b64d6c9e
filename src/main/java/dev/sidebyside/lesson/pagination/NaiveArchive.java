package dev.sidebyside.lesson.pagination;

import dev.sidebyside.blog.Post;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** Skips the rows of previous pages by OFFSET and counts all posts to find the last page. */
@Path("/naive")
public class NaiveArchive implements Archive {

    @Context UriInfo uri;

    @Override
    public RestResponse<List<ArchivedPost>> page(int limit, String after) {
        int offset = after == null ? 0 : offset(after);
        List<Post> posts =
                Post.<Post>find("order by publishedAt desc, id desc")
                        .range(offset, offset + limit - 1)
                        .list();
        ArchivePage page = new ArchivePage(uri.getPath(), limit);
        int next = offset + limit;
        return next < Post.count()
                ? page.followedBy(String.valueOf(next), posts)
                : page.last(posts);
    }

    private static int offset(String after) {
        // Nine digits are more than any supported table has rows, and fit into an int.
        if (!after.matches("[0-9]{1,9}")) {
            throw ArchivePage.invalid();
        }
        return Integer.parseInt(after);
    }
}
