package dev.sidebyside.lesson.streaming;

import dev.sidebyside.blog.Post;
import io.quarkus.panache.common.Page;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;
import org.jboss.resteasy.reactive.RestQuery;

/** Streams that need memory for all rows, or time that grows with the square of their number. */
@Path("/wrong/streaming")
public class WrongFixes {

    private static final int ROWS = 100;

    private final Ndjson ndjson;

    WrongFixes(Ndjson ndjson) {
        this.ndjson = ndjson;
    }

    @GET
    @Path("no-transaction")
    public StreamingOutput withoutTransaction(@RestQuery int limit) {
        return out -> {
            try (Stream<ExportedPost> posts =
                    ExportedPost.newest(limit)
                            .withHint(HibernateHints.HINT_FETCH_SIZE, ROWS)
                            .stream()) {
                ndjson.write(posts, out);
            }
        };
    }

    @GET
    @Path("no-fetch-size")
    public StreamingOutput withoutFetchSize(@RestQuery int limit) {
        return out -> withoutFetchSize(limit, out);
    }

    @Transactional
    void withoutFetchSize(int limit, OutputStream out) throws IOException {
        try (Stream<ExportedPost> posts = ExportedPost.newest(limit).stream()) {
            ndjson.write(posts, out);
        }
    }

    @GET
    @Path("entities")
    public StreamingOutput entities(@RestQuery int limit) {
        return out -> entities(limit, out);
    }

    @Transactional
    void entities(int limit, OutputStream out) throws IOException {
        try (Stream<Post> posts =
                Post.<Post>find("order by publishedAt desc, id desc")
                        .page(Page.ofSize(limit))
                        .withHint(HibernateHints.HINT_FETCH_SIZE, ROWS)
                        .stream()) {
            ndjson.write(posts.map(WrongFixes::exported), out);
        }
    }

    private static ExportedPost exported(Post post) {
        return new ExportedPost(
                post.id, post.slug, post.title, post.summary, post.publishedAt, post.updatedAt);
    }

    @GET
    @Path("offset")
    public StreamingOutput pagesByOffset(@RestQuery int limit) {
        return out -> {
            for (int offset = 0; offset < limit; offset += ROWS) {
                List<ExportedPost> page =
                        ExportedPost.newest(limit).range(offset, offset + ROWS - 1).list();
                ndjson.write(page.stream(), out);
            }
        };
    }

    @GET
    @Path("buffer")
    public StreamingOutput buffered(@RestQuery int limit) {
        return out -> buffered(limit, out);
    }

    @Transactional
    void buffered(int limit, OutputStream out) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (Stream<ExportedPost> posts =
                ExportedPost.newest(limit)
                        .withHint(HibernateHints.HINT_FETCH_SIZE, ROWS)
                        .stream()) {
            ndjson.write(posts, body);
        }
        body.writeTo(out);
    }
}
