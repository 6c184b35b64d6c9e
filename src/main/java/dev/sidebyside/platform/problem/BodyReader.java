package dev.sidebyside.platform.problem;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.validation.Violation;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Returns 400 for a body that cannot be read, with what is wrong in it.
 *
 * <p>The library's mappers return 400 for every exception of Jackson, even if the service reads its
 * own JSON, and repeat texts that name Java classes.
 */
@Provider
class BodyReader implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            Object body = context.proceed();
            if (body == null) {
                throw badRequest("The body is empty.");
            }
            return body;
        } catch (InvalidDefinitionException bug) {
            throw bug;
        } catch (MismatchedInputException e) {
            throw wrongType(e);
        } catch (WebApplicationException e) {
            throw e.getCause() instanceof JacksonException cause ? malformed(cause) : e;
        } catch (IOException e) {
            // Such as a body that is not in the encoding with which it begins.
            throw badRequest("The body cannot be read.");
        }
    }

    private static HttpProblem badRequest(String detail) {
        return HttpProblem.valueOf(BAD_REQUEST, detail);
    }

    private static HttpProblem wrongType(MismatchedInputException failure) {
        String field =
                failure.getPath().stream()
                        .map(
                                step ->
                                        step.getFieldName() == null
                                                ? "[" + step.getIndex() + "]"
                                                : "." + step.getFieldName())
                        .collect(Collectors.joining())
                        .replaceFirst("^\\.", "");
        if (field.isEmpty()) {
            // Also for a second value after the first.
            return badRequest("The body must be one JSON value of the right type.");
        }
        Violation violation = Violation.In.body.field(field).message("has the wrong type");
        return ViolationMapper.problem(List.of(violation)).build();
    }

    private static HttpProblem malformed(JacksonException failure) {
        return badRequest(
                failure instanceof StreamConstraintsException
                        ? "The body nests too deeply or has too long a name or number."
                        : "The body is not JSON: line %d, column %d: %s"
                                .formatted(
                                        failure.getLocation().getLineNr(),
                                        failure.getLocation().getColumnNr(),
                                        failure.getOriginalMessage()));
    }
}
