package dev.sidebyside.lesson.streaming;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;

/** Writes rows as newline-delimited JSON: one value a line. */
@Singleton
class Ndjson {

    static final String MEDIA_TYPE = "application/x-ndjson";

    /**
     * Lines that are sent together: about 35 KB. With more, a slow client would take so long for
     * them that the service would regard the connection as idle.
     */
    static final int LINES = 100;

    private final ObjectMapper json;

    Ndjson(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Waits while the client does not read. Does not close {@code out}: that would end the response
     * as if it were complete, even after an error.
     *
     * @throws IOException if the client has hung up
     */
    void write(Stream<?> rows, OutputStream out) throws IOException {
        int lines = 0;
        for (var row = rows.iterator(); row.hasNext(); ) {
            out.write(json.writeValueAsBytes(row.next()));
            out.write('\n');
            lines++;
            if (lines % LINES == 0) {
                out.flush();
            }
        }
    }
}
