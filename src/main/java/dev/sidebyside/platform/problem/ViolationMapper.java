package dev.sidebyside.platform.problem;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.INTERNAL_SERVER_ERROR;
import static java.util.Comparator.comparing;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.validation.Violation;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Names each part of a request that is not valid. A response that is not valid is a bug.
 *
 * <p>The library's mapper reports a parameter with {@code @RestQuery} as the body, and returns 400
 * for a response that is not valid.
 */
@Provider
class ViolationMapper extends ExceptionMapperBase<ResteasyReactiveViolationException> {

    static HttpProblem.Builder problem(List<Violation> violations) {
        String detail =
                violations.stream()
                        .map(violation -> violation.field + " " + violation.message)
                        .collect(Collectors.joining("; "));
        return HttpProblem.builder(HttpProblem.valueOf(BAD_REQUEST, detail))
                .with("violations", violations);
    }

    @Override
    protected HttpProblem toProblem(ResteasyReactiveViolationException failure) {
        Set<ConstraintViolation<?>> violations = failure.getConstraintViolations();
        if (violations.stream().anyMatch(ViolationMapper::isOfResponse)) {
            return HttpProblem.valueOf(INTERNAL_SERVER_ERROR);
        }
        return problem(
                        violations.stream()
                                .sorted(comparing(it -> it.getPropertyPath().toString()))
                                .map(ViolationMapper::violation)
                                .toList())
                .build();
    }

    private static boolean isOfResponse(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE);
    }

    /** The path {@code search.word} is a parameter, {@code importAll.posts[0].title} a field. */
    private static Violation violation(ConstraintViolation<?> violation) {
        String place = violation.getPropertyPath().toString().replaceFirst("^[^.]+\\.", "");
        String field = place.replaceFirst("^[^.\\[]+\\.?", "");
        return (field.isEmpty() ? Violation.In.query.field(place) : Violation.In.body.field(field))
                .message(violation.getMessage());
    }
}
