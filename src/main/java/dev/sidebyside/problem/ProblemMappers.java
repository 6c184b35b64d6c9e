package dev.sidebyside.problem;

import static jakarta.ws.rs.core.Response.Status.INTERNAL_SERVER_ERROR;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what a request throws into a {@link Problem}. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final AllowedMethods allowedMethods;

    ProblemMappers(AllowedMethods allowedMethods) {
        this.allowedMethods = allowedMethods;
    }

    @ServerExceptionMapper
    Response invalidParameter(InvalidParameterException failure, UriInfo uri) {
        return problem(failure, failure.getMessage(), List.of(failure.error()), uri).build();
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
        String allow = String.join(", ", allowedMethods.at(uri.getPath()));
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
    Response refused(WebApplicationException failure, UriInfo uri) {
        return problem(failure, failure.getMessage(), uri).build();
    }

    /** The cause stays in the log: a stack trace helps nobody but an attacker. */
    @ServerExceptionMapper
    Response bug(Throwable failure, UriInfo uri) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(failure, "Error %s at %s", id, uri.getPath());
        String detail = "This is a bug. The log tells more under the id " + id + ".";
        Problem problem = Problem.of(INTERNAL_SERVER_ERROR, detail, uri.getPath(), List.of());
        return Response.serverError().type(Problem.MEDIA_TYPE).entity(problem).build();
    }

    private static ResponseBuilder problem(
            WebApplicationException failure, String detail, UriInfo uri) {
        return problem(failure, detail, List.of(), uri);
    }

    private static ResponseBuilder problem(
            WebApplicationException failure,
            String detail,
            List<Problem.Error> errors,
            UriInfo uri) {
        Response.StatusType status = failure.getResponse().getStatusInfo();
        return Response.status(status)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(status, detail, uri.getPath(), errors));
    }
}
