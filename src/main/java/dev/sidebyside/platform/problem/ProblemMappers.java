package dev.sidebyside.platform.problem;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.INTERNAL_SERVER_ERROR;
import static jakarta.ws.rs.core.Response.Status.SERVICE_UNAVAILABLE;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.vertx.core.http.HttpServerRequest;
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
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what a request throws into a {@link Problem}. */
class ProblemMappers {

    /** The detail of a 404 at a path that no resource has. */
    static final String NOTHING = "There is nothing at this path.";

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final Operations operations;

    ProblemMappers(Operations operations) {
        this.operations = operations;
    }

    @ServerExceptionMapper
    Response invalid(InvalidRequestException failure, HttpServerRequest request) {
        return problem(BAD_REQUEST, failure.getMessage(), failure.errors(), request).build();
    }

    /** In place of Quarkus' own mapper, whose form of a violation is another. */
    @ServerExceptionMapper
    Response violated(ValidationException failure, HttpServerRequest request) {
        return Violations.ofRequest(failure)
                .map(invalid -> invalid(invalid, request))
                .orElseGet(() -> bug(failure, request));
    }

    /** In place of Quarkus' own mapper: what {@link BodyReader} lets pass is not the caller's. */
    @ServerExceptionMapper
    Response misread(MismatchedInputException failure, HttpServerRequest request) {
        return bug(failure, request);
    }

    /**
     * No such resource, if no method of ours was reached or a path parameter was not of its type.
     */
    @ServerExceptionMapper
    Response notFound(NotFoundException failure, ResourceInfo resource, HttpServerRequest request) {
        boolean ours = resource.getResourceMethod() != null && failure.getCause() == null;
        String detail = ours ? failure.getMessage() : NOTHING;
        return problem(failure, detail, request).build();
    }

    @ServerExceptionMapper
    Response notAllowed(NotAllowedException failure, HttpServerRequest request) {
        String allow = String.join(", ", operations.allowedAt(request.path()));
        return problem(failure, "This path allows " + allow + ".", request)
                .header(HttpHeaders.ALLOW, allow)
                .build();
    }

    @ServerExceptionMapper
    Response notAcceptable(NotAcceptableException failure, HttpServerRequest request) {
        String detail = "The response has none of the media types that Accept names.";
        return problem(failure, detail, request).build();
    }

    @ServerExceptionMapper
    Response unsupported(NotSupportedException failure, HttpServerRequest request) {
        return problem(failure, "This path reads no body of this Content-Type.", request).build();
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException failure, HttpServerRequest request) {
        return problem(failure, failure.getMessage(), request)
                .header(
                        HttpHeaders.RETRY_AFTER,
                        failure.getResponse().getHeaderString(HttpHeaders.RETRY_AFTER))
                .build();
    }

    /** No bug, if the client has hung up: there is nobody to write the response to. */
    @ServerExceptionMapper
    Response broken(IOException failure, HttpServerRequest request) {
        return request.response().closed()
                ? Response.status(BAD_REQUEST).build()
                : unexpected(failure, request);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure, HttpServerRequest request) {
        return DatabaseTrouble.in(failure)
                .map(trouble -> unavailable(trouble, failure, request))
                .orElseGet(() -> bug(failure, request));
    }

    /**
     * One line in the log, its path not decoded, so without line breaks: each failing request logs
     * the same during an outage.
     */
    private static Response unavailable(
            DatabaseTrouble trouble, Throwable failure, HttpServerRequest request) {
        LOG.warnf("%s (%s at %s)", trouble.detail, DatabaseTrouble.reason(failure), request.path());
        return problem(SERVICE_UNAVAILABLE, trouble.detail, List.of(), request)
                .header(HttpHeaders.RETRY_AFTER, trouble.retryAfterSeconds)
                .build();
    }

    /** The cause stays in the log: a stack trace helps nobody but an attacker. */
    private static Response bug(Throwable failure, HttpServerRequest request) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(failure, "Error %s at %s", id, request.path());
        String detail = "This is a bug. See the log for " + id + ".";
        return problem(INTERNAL_SERVER_ERROR, detail, List.of(), request).build();
    }

    private static ResponseBuilder problem(
            WebApplicationException failure, String detail, HttpServerRequest request) {
        return problem(failure.getResponse().getStatusInfo(), detail, List.of(), request);
    }

    private static ResponseBuilder problem(
            StatusType status,
            String detail,
            List<Problem.Error> errors,
            HttpServerRequest request) {
        return Response.status(status)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(status, detail, request.path(), errors));
    }
}
