package dev.sidebyside.lesson.streaming;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;

/** Writes each post as it comes from the database. */
@Path("/optimized")
public class OptimizedExport implements Export {

    /**
     * Streams at once. Each holds a connection for as long as its client reads, so this is less
     * than half of the pool ({@code quarkus.datasource.jdbc.max-size}).
     */
    private static final int STREAMS = 8;

    private static final long RETRY_SECONDS = 10;

    private final Semaphore places = new Semaphore(STREAMS);
    private final Ndjson ndjson;

    OptimizedExport(Ndjson ndjson) {
        this.ndjson = ndjson;
    }

    /**
     * @throws ServiceUnavailableException if there are {@value #STREAMS} streams already
     */
    @Override
    public StreamingOutput newest(int limit) {
        return out -> {
            if (!places.tryAcquire()) {
                throw new ServiceUnavailableException(
                        "Too many exports are running.", RETRY_SECONDS);
            }
            try {
                stream(limit, out);
            } finally {
                places.release();
            }
        };
    }

    /** Without a transaction, the driver ignores the fetch size and reads all rows at once. */
    @Transactional
    @TransactionConfiguration(timeoutFromConfigProperty = "sidebyside.export.timeout")
    void stream(int limit, OutputStream out) throws IOException {
        try (Stream<ExportedPost> posts =
                ExportedPost.newest(limit)
                        .withHint(HibernateHints.HINT_FETCH_SIZE, Ndjson.LINES)
                        .stream()) {
            ndjson.write(posts, out);
        }
    }
}
