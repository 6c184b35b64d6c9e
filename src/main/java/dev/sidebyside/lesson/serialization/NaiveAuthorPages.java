package dev.sidebyside.lesson.serialization;

import dev.sidebyside.blog.Author;
import dev.sidebyside.blog.Post;
import io.quarkus.panache.common.Page;
import io.quarkus.resteasy.reactive.jackson.CustomSerialization;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.List;

/** Returns entities; Jackson reads the tags of each post while it writes the response. */
@Path("/naive")
public class NaiveAuthorPages implements AuthorPages {

    @Override
    @CustomSerialization(EntityJson.class)
    public Entities show(String handle) {
        Author author =
                Author.<Author>find("handle", handle)
                        .firstResultOptional()
                        .orElseThrow(
                                () ->
                                        new NotFoundException(
                                                "There is no author '" + handle + "'."));
        List<Post> posts =
                Post.<Post>find("author = ?1 order by publishedAt desc, id desc", author)
                        .page(Page.ofSize(10))
                        .list();
        return new Entities(author, posts);
    }

    /** The shape of an {@link AuthorPage}. */
    record Entities(Author author, List<Post> posts) {}
}
