package dev.sidebyside.lesson.streaming;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;

/** Reads all posts into a list, then writes them. */
@Path("/naive")
public class NaiveExport implements Export {

    private final Ndjson ndjson;

    NaiveExport(Ndjson ndjson) {
        this.ndjson = ndjson;
    }

    @Override
    public StreamingOutput newest(int limit) {
        return out -> {
            List<ExportedPost> posts = ExportedPost.newest(limit).list();
            ndjson.write(posts.stream(), out);
        };
    }
}
