package dev.sidebyside.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response.StatusType;
import java.util.List;

/**
 * The body of an error (RFC 9457).
 *
 * @param type always {@code about:blank}: the status says what kind of problem it is
 * @param title the status in words
 * @param detail what is wrong with this request, in a sentence
 * @param instance the path that was asked
 * @param errors the parameters that are wrong, if any are
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, String detail, String instance, List<Error> errors) {

    /** Its media type, for {@code Content-Type}. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A parameter and what it must be. */
    public record Error(String parameter, String detail) {}

    static Problem of(StatusType status, String detail, String path, List<Error> errors) {
        return new Problem(
                "about:blank",
                status.getReasonPhrase(),
                status.getStatusCode(),
                detail,
                path,
                errors);
    }
}
