package dev.sidebyside.platform.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

/** Maps Java's errors, such as a stack overflow: the library maps exceptions only. */
@Provider
class ErrorMapper extends ExceptionMapperBase<Error> {

    @Override
    protected HttpProblem toProblem(Error error) {
        return HttpProblem.valueOf(Status.INTERNAL_SERVER_ERROR);
    }
}
