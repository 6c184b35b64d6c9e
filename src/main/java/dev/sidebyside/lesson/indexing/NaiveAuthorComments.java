package dev.sidebyside.lesson.indexing;

import dev.sidebyside.blog.Author;
import dev.sidebyside.blog.Comment;
import io.quarkus.panache.common.Page;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.List;

/** Reads a table in which no index begins with the author. */
@Path("/naive")
public class NaiveAuthorComments implements AuthorComments {

    @Override
    public List<AuthorComment> newest(String handle, int limit) {
        Author author =
                Author.<Author>find("handle", handle)
                        .firstResultOptional()
                        .orElseThrow(
                                () ->
                                        new NotFoundException(
                                                "There is no author '" + handle + "'."));
        return Comment.find("author = ?1 order by createdAt desc, id desc", author)
                .page(Page.ofSize(limit))
                .project(AuthorComment.class)
                .list();
    }
}
