package dev.sidebyside.platform.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.InstanceUtils;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.logging.Log;
import io.quarkus.runtime.util.ExceptionUtil;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Completes the problems that the library makes of exceptions: with the path as it was sent, a
 * detail that names no Java class or annotation, the header {@code Allow} of a 405, and the reason
 * for a server error. Logs each server error once.
 */
@ApplicationScoped
class ProblemCompletion implements ProblemPostProcessor {

    /** The detail of a 404 at a path that no resource has. */
    static final String NO_SUCH_PATH = "There is nothing at this path.";

    @Inject RoutingContext route;
    @Inject ResourceInfo resource;

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (route.response().headWritten()) {
            StreamedResponses.cutOff(route);
        }
        HttpProblem.Builder completed = HttpProblem.builder(problem);
        completed.withInstance(InstanceUtils.pathToInstance(route.request().path()));
        switch (problem.getStatusCode()) {
            case 404 -> completed.withDetail(detail(problem, context.cause));
            case 405 -> {
                String methods = String.join(", ", HttpSemantics.allowedMethods());
                completed.withDetail("This path allows " + methods + ".");
                completed.withHeader(HttpHeaders.ALLOW, methods);
            }
            case 406 -> completed.withDetail("The response has no media type that Accept names.");
            case 415 -> completed.withDetail("This path reads no body of this Content-Type.");
            case 500 -> explain(completed, context.cause);
            default -> {}
        }
        return completed.build();
    }

    /** A resource method explains its 404. No method has run for a parameter of a wrong type. */
    private String detail(HttpProblem notFound, Throwable failure) {
        boolean isOfMethod = resource.getResourceMethod() != null && failure.getCause() == null;
        return isOfMethod ? notFound.getDetail() : NO_SUCH_PATH;
    }

    /** Logs the path as it was sent, because a decoded one could contain line breaks. */
    private void explain(HttpProblem.Builder problem, Throwable failure) {
        if (failure instanceof IOException && route.response().closed()) {
            return; // The client has hung up, which is no bug.
        }
        String path = route.request().path();
        DatabaseTrouble trouble = DatabaseTrouble.in(failure).orElse(null);
        if (trouble == null) {
            String id = UUID.randomUUID().toString();
            Log.errorf(failure, "Error %s at %s", id, path);
            problem.withDetail("This is a bug. See the log for " + id + ".");
        } else {
            // No stack trace: during an outage each request logs this.
            Log.warnf("%s (%s at %s)", trouble.detail, reason(failure), path);
            problem.withStatus(Status.SERVICE_UNAVAILABLE)
                    .withTitle(Status.SERVICE_UNAVAILABLE.getReasonPhrase())
                    .withDetail(trouble.detail)
                    .withHeader(HttpHeaders.RETRY_AFTER, trouble.retryAfterSeconds);
        }
    }

    private static String reason(Throwable failure) {
        Throwable root = ExceptionUtil.getRootCause(failure);
        return root.toString().lines().findFirst().orElse("");
    }

    /** The library maps exceptions, but not errors such as a stack overflow. */
    @Provider
    static class ErrorMapper extends ExceptionMapperBase<Error> {

        @Override
        protected HttpProblem toProblem(Error error) {
            return HttpProblem.valueOf(Status.INTERNAL_SERVER_ERROR);
        }
    }

    /** A failure of the database that passes: 503. Neither the request nor the program is wrong. */
    private enum DatabaseTrouble {
        AWAY(
                "The database cannot be reached.",
                5,
                "08...|57P0.|Acquisition timeout while waiting for new connection"),
        BUSY(
                "All connections to the database are in use.",
                1,
                "53300|Sorry, acquisition timeout!|Acquisition timeout on health check"),
        TOO_SLOW("The database took too long and was stopped.", 5, "57014");

        final String detail;
        final int retryAfterSeconds;

        /** Of states (PostgreSQL's manual, appendix A), or of messages of the pool, without one. */
        private final String reasons;

        DatabaseTrouble(String detail, int retryAfterSeconds, String reasons) {
            this.detail = detail;
            this.retryAfterSeconds = retryAfterSeconds;
            this.reasons = reasons;
        }

        /** Looks at every cause, since each layer wraps what it passes on. The innermost counts. */
        static Optional<DatabaseTrouble> in(Throwable failure) {
            return causes(failure, new LinkedHashSet<>()).stream()
                    .flatMap(cause -> cause instanceof SQLException sql ? of(sql) : Stream.empty())
                    .reduce((outer, inner) -> inner);
        }

        private static Stream<DatabaseTrouble> of(SQLException failure) {
            String state = failure.getSQLState();
            String reason = state == null ? String.valueOf(failure.getMessage()) : state;
            return Stream.of(values()).filter(trouble -> reason.matches(trouble.reasons));
        }

        /** Includes suppressed ones, such as that of a failed commit. There may be a cycle. */
        private static Set<Throwable> causes(Throwable failure, Set<Throwable> found) {
            if (failure != null && found.add(failure)) {
                Stream.of(failure.getSuppressed()).forEach(suppressed -> causes(suppressed, found));
                causes(failure.getCause(), found);
            }
            return found;
        }
    }
}
