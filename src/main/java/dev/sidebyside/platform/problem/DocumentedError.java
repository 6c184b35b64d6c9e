package dev.sidebyside.platform.problem;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** An error as the OpenAPI document lists it. A 405 is missing: no operation can return one. */
enum DocumentedError {
    BAD_REQUEST(Status.BAD_REQUEST, "A parameter or the body is not what it must be."),
    NOT_FOUND(Status.NOT_FOUND, "Nothing has this path."),
    NOT_ACCEPTABLE(
            Status.NOT_ACCEPTABLE, "The response has none of the media types that Accept names."),
    REQUEST_TIMEOUT(Status.REQUEST_TIMEOUT, "The body took too long to arrive."),
    PRECONDITION_FAILED(Status.PRECONDITION_FAILED, "If-Match does not name the current version."),
    CONTENT_TOO_LARGE(Status.REQUEST_ENTITY_TOO_LARGE, "The body is too large."),
    UNSUPPORTED_MEDIA_TYPE(Status.UNSUPPORTED_MEDIA_TYPE, "The body is of another media type."),
    PRECONDITION_REQUIRED(Status.PRECONDITION_REQUIRED, "The header If-Match is missing."),
    SERVICE_UNAVAILABLE(
            Status.SERVICE_UNAVAILABLE, "The database is away, overloaded or too slow.");

    private final Status status;
    private final String description;

    DocumentedError(Status status, String description) {
        this.status = status;
        this.description = description;
    }

    /** Such as {@code NotFound}. */
    String title() {
        return status.getReasonPhrase().replace(" ", "");
    }

    String status() {
        return String.valueOf(status.getStatusCode());
    }

    /** The same for all operations, so it stands in the document once. */
    APIResponse response() {
        APIResponse response =
                createAPIResponse()
                        .description(description)
                        .content(
                                createContent()
                                        .addMediaType(
                                                Problem.MEDIA_TYPE,
                                                createMediaType()
                                                        .schema(createSchema().ref("Problem"))));
        return this == SERVICE_UNAVAILABLE
                ? response.addHeader(
                        HttpHeaders.RETRY_AFTER,
                        createHeader()
                                .description("After how many seconds to try again.")
                                .required(true)
                                .schema(createSchema().addType(SchemaType.INTEGER)))
                : response;
    }

    APIResponse reference() {
        return createAPIResponse().ref(title());
    }
}
