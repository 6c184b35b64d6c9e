package dev.sidebyside.lesson.bounding;

import dev.sidebyside.blog.Author;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;

/** Fixes that people try before the bounded query, and changes that break clients. */
@Path("/wrong/bounding")
public class WrongFixes {

    private static final int SIZE = 20;

    @GET
    @Path("sublist")
    public List<ListedAuthor> sublist() {
        List<Author> authors = ListedAuthor.after(null).list();
        return authors.subList(0, SIZE).stream().map(ListedAuthor::of).toList();
    }

    @GET
    @Path("stream")
    public List<ListedAuthor> stream() {
        try (Stream<Author> authors = ListedAuthor.after(null).stream()) {
            return authors.limit(SIZE).map(ListedAuthor::of).toList();
        }
    }

    @GET
    @Path("required")
    public List<ListedAuthor> required(@RestQuery @NotNull Integer limit) {
        return sublist();
    }

    @GET
    @Path("envelope")
    public Page envelope() {
        return new Page(sublist(), "zz");
    }

    /** A page with its metadata, as many APIs return it. */
    public record Page(List<ListedAuthor> items, String next) {}
}
