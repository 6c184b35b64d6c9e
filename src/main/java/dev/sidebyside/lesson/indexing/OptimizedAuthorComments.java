package dev.sidebyside.lesson.indexing;

import dev.sidebyside.blog.Author;
import io.quarkus.panache.common.Page;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.List;

/** Runs the same query on a table with an index on the author, the date and the id. */
@Path("/optimized")
public class OptimizedAuthorComments implements AuthorComments {

    @Override
    public List<AuthorComment> newest(String handle, int limit) {
        Author author =
                Author.<Author>find("handle", handle)
                        .firstResultOptional()
                        .orElseThrow(
                                () ->
                                        new NotFoundException(
                                                "There is no author '" + handle + "'."));
        return IndexedComment.find("author = ?1 order by createdAt desc, id desc", author)
                .page(Page.ofSize(limit))
                .project(AuthorComment.class)
                .list();
    }
}
