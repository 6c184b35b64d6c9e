package dev.sidebyside.lesson.cacheaside;

import static jakarta.ws.rs.core.Response.Status.PRECONDITION_REQUIRED;

import dev.sidebyside.lesson.EntityTags;
import dev.sidebyside.platform.problem.InvalidParameterException;
import io.quarkiverse.resteasy.problem.validation.Violation.In;
import jakarta.ws.rs.WebApplicationException;

/** The header {@code If-Match} (RFC 9110, 13.1.1): the versions that a client may replace. */
record IfMatch(EntityTags tags) {

    private static final String SYNTAX = "must be * or entity tags in quotes, separated by commas";

    /**
     * @param header the value; null if the request has none
     * @throws WebApplicationException 428 if the header is missing
     * @throws InvalidParameterException if it is not a list of entity tags
     */
    static IfMatch parse(String header) {
        if (header == null) {
            throw new WebApplicationException(
                    "The header If-Match must name the version that was read: its ETag.",
                    PRECONDITION_REQUIRED);
        }
        return EntityTags.parse(header)
                .map(IfMatch::new)
                .orElseThrow(
                        () ->
                                new InvalidParameterException(
                                        In.header.field("If-Match").message(SYNTAX)));
    }

    /** The comparison is strong: weakly equal representations may differ by a change. */
    boolean matches(String tag) {
        return tags.matchStrongly(tag);
    }
}
