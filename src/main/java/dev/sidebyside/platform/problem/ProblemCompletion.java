package dev.sidebyside.platform.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.InstanceUtils;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Completes the problems that the library makes of exceptions: the path as it was sent, a detail
 * without the names of Java classes and annotations, the header {@code Allow} of a 405, and the
 * reason for a server error. A server error is logged here, in one entry.
 */
@ApplicationScoped
class ProblemCompletion implements ProblemPostProcessor {

    /** The detail of a 404 at a path that no resource has. */
    static final String NO_SUCH_PATH = "There is nothing at this path.";

    private static final Logger LOG = Logger.getLogger(ProblemCompletion.class);

    @Inject RoutingContext route;
    @Inject ResourceInfo resource;

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        HttpProblem.Builder completed =
                HttpProblem.builder(problem)
                        .withInstance(InstanceUtils.pathToInstance(route.request().path()));
        switch (problem.getStatusCode()) {
            case 404 ->
                    completed.withDetail(
                            isOfResource(context) ? problem.getDetail() : NO_SUCH_PATH);
            case 405 -> allow(completed);
            case 406 ->
                    completed.withDetail(
                            "The response has none of the media types that Accept names.");
            case 415 -> completed.withDetail("This path reads no body of this Content-Type.");
            case 500 -> serverError(completed, context.cause);
            default -> {}
        }
        return completed.build();
    }

    /** Maps what is no exception, such as a stack overflow. The library maps exceptions only. */
    @Provider
    static class ErrorMapper extends ExceptionMapperBase<Error> {

        @Override
        protected HttpProblem toProblem(Error error) {
            return HttpProblem.valueOf(Status.INTERNAL_SERVER_ERROR);
        }
    }

    /** Whether a resource method has thrown the 404, and not a parameter of the wrong type. */
    private boolean isOfResource(ProblemContext context) {
        return resource.getResourceMethod() != null && context.cause.getCause() == null;
    }

    private void allow(HttpProblem.Builder problem) {
        String methods = String.join(", ", HttpSemantics.allowedMethods());
        problem.withDetail("This path allows " + methods + ".")
                .withHeader(HttpHeaders.ALLOW, methods);
    }

    private void serverError(HttpProblem.Builder problem, Throwable failure) {
        HttpServerRequest request = route.request();
        if (failure instanceof IOException && request.response().closed()) {
            return; // The client has hung up: no bug, and no client reads the response.
        }
        DatabaseTrouble.in(failure)
                .ifPresentOrElse(
                        trouble -> unavailable(problem, trouble, failure),
                        () -> bug(problem, failure));
    }

    /**
     * One line in the log, since each request logs the same during an outage. The path is not
     * decoded, so it has no line breaks.
     */
    private void unavailable(
            HttpProblem.Builder problem, DatabaseTrouble trouble, Throwable failure) {
        LOG.warnf(
                "%s (%s at %s)",
                trouble.detail, DatabaseTrouble.reason(failure), route.request().path());
        problem.withStatus(Status.SERVICE_UNAVAILABLE)
                .withTitle(Status.SERVICE_UNAVAILABLE.getReasonPhrase())
                .withDetail(trouble.detail)
                .withHeader(HttpHeaders.RETRY_AFTER, trouble.retryAfterSeconds);
    }

    private void bug(HttpProblem.Builder problem, Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(failure, "Error %s at %s", id, route.request().path());
        problem.withDetail("This is a bug. See the log for " + id + ".");
    }
}
