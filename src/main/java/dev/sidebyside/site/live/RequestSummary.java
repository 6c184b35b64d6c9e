package dev.sidebyside.site.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sidebyside.platform.profiler.Profile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * One line of the list of requests.
 *
 * @param uri path and query, cut after 500 characters
 * @param millis from the first line of the request to the end of the response
 * @param bytes of the response's body
 * @param rows read from the database
 * @param instance host and port of the instance that served the request; null if it is not known
 * @param finding what looks worst; null if nothing looks wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RequestSummary(
        String id,
        String method,
        String uri,
        int status,
        int statements,
        double millis,
        long bytes,
        long rows,
        Instant startedAt,
        String instance,
        String finding) {

    private static final int MAX_URI = 500;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    static RequestSummary of(Profile profile, String instance) {
        String uri = profile.uri();
        return new RequestSummary(
                profile.id(),
                profile.method(),
                uri.length() > MAX_URI ? uri.substring(0, MAX_URI) + "…" : uri,
                profile.status(),
                profile.statements(),
                profile.timing().totalMillis(),
                profile.bytes(),
                profile.resources().rowsRead(),
                profile.startedAt(),
                instance,
                profile.findings().isEmpty() ? null : profile.findings().get(0).problem());
    }

    /** When it began: hours to milliseconds, in UTC. */
    public String time() {
        return TIME.format(startedAt);
    }
}
