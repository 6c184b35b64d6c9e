package dev.sidebyside.problem;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.INTERNAL_SERVER_ERROR;
import static jakarta.ws.rs.core.Response.Status.SERVICE_UNAVAILABLE;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.StatusType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what a request throws into a {@link Problem}. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final Operations operations;

    ProblemMappers(Operations operations) {
        this.operations = operations;
    }

    @ServerExceptionMapper
    Response invalid(InvalidRequestException failure, UriInfo uri) {
        return problem(BAD_REQUEST, failure.getMessage(), failure.errors(), uri).build();
    }

    /** In place of Quarkus' own mapper, whose form of a violation is another. */
    @ServerExceptionMapper
    Response violated(ValidationException failure, UriInfo uri) {
        return Violations.ofRequest(failure)
                .map(
                        errors ->
                                new InvalidRequestException(
                                        errors.stream()
                                                .map(Problem.Error::sentence)
                                                .collect(Collectors.joining("; ")),
                                        errors))
                .map(invalid -> invalid(invalid, uri))
                .orElseGet(() -> bug(failure, uri));
    }

    /** In place of Quarkus' own mapper: what {@link BodyReader} lets pass is not the caller's. */
    @ServerExceptionMapper
    Response misread(MismatchedInputException failure, UriInfo uri) {
        return bug(failure, uri);
    }

    /**
     * No such resource, if no method of ours was reached or a path parameter was not of its type.
     */
    @ServerExceptionMapper
    Response notFound(NotFoundException failure, ResourceInfo resource, UriInfo uri) {
        boolean ours = resource.getResourceMethod() != null && failure.getCause() == null;
        String detail = ours ? failure.getMessage() : "There is nothing at this path.";
        return problem(failure, detail, uri).build();
    }

    @ServerExceptionMapper
    Response notAllowed(NotAllowedException failure, UriInfo uri) {
        String allow = String.join(", ", operations.allowedAt(uri.getRequestUri().getRawPath()));
        return problem(failure, "This path allows " + allow + ".", uri)
                .header(HttpHeaders.ALLOW, allow)
                .build();
    }

    @ServerExceptionMapper
    Response notAcceptable(NotAcceptableException failure, UriInfo uri) {
        String detail = "The answer comes in none of the media types that the header Accept names.";
        return problem(failure, detail, uri).build();
    }

    @ServerExceptionMapper
    Response unsupported(NotSupportedException failure, UriInfo uri) {
        return problem(failure, "This path reads no body of this Content-Type.", uri).build();
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException failure, UriInfo uri) {
        return problem(failure, failure.getMessage(), uri).build();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure, UriInfo uri) {
        return DatabaseTrouble.in(failure)
                .map(trouble -> unavailable(trouble, failure, uri))
                .orElseGet(() -> bug(failure, uri));
    }

    /** One line in the log: every request tells the same as long as it lasts. */
    private static Response unavailable(DatabaseTrouble trouble, Throwable failure, UriInfo uri) {
        LOG.warnf("%s (%s at %s)", trouble.detail, DatabaseTrouble.reason(failure), uri.getPath());
        return problem(SERVICE_UNAVAILABLE, trouble.detail, List.of(), uri)
                .header(HttpHeaders.RETRY_AFTER, trouble.retryAfterSeconds)
                .build();
    }

    /** The cause stays in the log: a stack trace helps nobody but an attacker. */
    private static Response bug(Throwable failure, UriInfo uri) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(failure, "Error %s at %s", id, uri.getPath());
        String detail = "This is a bug. The log tells more under the id " + id + ".";
        return problem(INTERNAL_SERVER_ERROR, detail, List.of(), uri).build();
    }

    private static ResponseBuilder problem(
            WebApplicationException failure, String detail, UriInfo uri) {
        return problem(failure.getResponse().getStatusInfo(), detail, List.of(), uri);
    }

    private static ResponseBuilder problem(
            StatusType status, String detail, List<Problem.Error> errors, UriInfo uri) {
        return Response.status(status)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(status, detail, uri.getPath(), errors));
    }
}
