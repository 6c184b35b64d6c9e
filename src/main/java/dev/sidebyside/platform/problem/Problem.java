package dev.sidebyside.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response.StatusType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of an error (RFC 9457).
 *
 * @param type always {@code about:blank}: the status says what kind of problem it is
 * @param title the status in words
 * @param detail what is wrong with this request, in a sentence
 * @param instance the path that was asked
 * @param errors the parameters or fields that are wrong, if any are
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        description = "What went wrong (RFC 9457)",
        requiredProperties = {"type", "title", "status", "detail", "instance"})
public record Problem(
        String type, String title, int status, String detail, String instance, List<Error> errors) {

    /** Its media type, for {@code Content-Type}. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * One wrong part of the request.
     *
     * @param parameter of the address, or null
     * @param field of the body, such as {@code author.handle} or {@code [0].title}, or null
     * @param detail what it must be
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(
            name = "ProblemError",
            description = "One wrong part of the request",
            requiredProperties = "detail")
    public record Error(String parameter, String field, String detail) {

        static Error ofParameter(String name, String detail) {
            return new Error(name, null, detail);
        }

        static Error ofField(String name, String detail) {
            return new Error(null, name, detail);
        }

        /** As part of a sentence. */
        String sentence() {
            return (parameter == null ? field : parameter) + " " + detail;
        }
    }

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
