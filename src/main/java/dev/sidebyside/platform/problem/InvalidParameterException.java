package dev.sidebyside.platform.problem;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.INTERNAL_SERVER_ERROR;
import static java.util.Comparator.comparing;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.validation.Violation;
import io.quarkiverse.resteasy.problem.validation.Violation.In;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import jakarta.validation.ConstraintViolation;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parts of a request have values that they must not have: 400, with each part's name. */
public class InvalidParameterException extends HttpProblem {

    /**
     * @param queryParameter its name
     * @param mustBe what is allowed, as in "must be a whole number from 1 to 1000"
     */
    public InvalidParameterException(String queryParameter, String mustBe) {
        this(In.query.field(queryParameter).message(mustBe));
    }

    public InvalidParameterException(Violation... violations) {
        super(
                builder(valueOf(BAD_REQUEST, detail(violations)))
                        .with("violations", List.of(violations)));
    }

    private static String detail(Violation... violations) {
        return Stream.of(violations)
                .map(violation -> violation.field + " " + violation.message)
                .collect(Collectors.joining("; "));
    }

    /**
     * Takes the place of the library's mapper, which reports a parameter with {@code @RestQuery} as
     * the body, and returns 400 for a response that is not valid. Such a response is a bug.
     */
    @Provider
    static class ViolationMapper extends ExceptionMapperBase<ResteasyReactiveViolationException> {

        /** Hibernate Validator's name for it in a path. */
        private static final String RETURN_VALUE = "<return value>";

        @Override
        protected HttpProblem toProblem(ResteasyReactiveViolationException failure) {
            Set<ConstraintViolation<?>> violations = failure.getConstraintViolations();
            if (violations.stream().anyMatch(it -> path(it).contains(RETURN_VALUE))) {
                return HttpProblem.valueOf(INTERNAL_SERVER_ERROR);
            }
            return new InvalidParameterException(
                    violations.stream()
                            .sorted(comparing(ViolationMapper::path))
                            .map(ViolationMapper::violation)
                            .toArray(Violation[]::new));
        }

        private static String path(ConstraintViolation<?> violation) {
            return violation.getPropertyPath().toString();
        }

        /** {@code search.word} is a parameter, {@code importAll.posts[0].title} a field. */
        private static Violation violation(ConstraintViolation<?> violation) {
            String place = path(violation).replaceFirst("^[^.]+\\.", "");
            String field = place.replaceFirst("^[^.\\[]+\\.?", "");
            var part = field.isEmpty() ? In.query.field(place) : In.body.field(field);
            return part.message(violation.getMessage());
        }
    }
}
