package dev.sidebyside.platform.problem;

import static java.util.Comparator.comparing;

import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.ValidationException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What Bean Validation found wrong with a request, as errors that name the place. */
final class Violations {

    private Violations() {}

    /**
     * Empty when the request is not to blame: what a method returned, or an entity on its way to
     * the database, is our own mistake.
     */
    static Optional<InvalidRequestException> ofRequest(ValidationException failure) {
        if (failure instanceof ResteasyReactiveViolationException found
                && found.getConstraintViolations().stream().noneMatch(Violations::isOfAnswer)) {
            List<Problem.Error> errors =
                    found.getConstraintViolations().stream()
                            .sorted(comparing(violation -> violation.getPropertyPath().toString()))
                            .map(Violations::error)
                            .toList();
            String detail =
                    errors.stream().map(Problem.Error::sentence).collect(Collectors.joining("; "));
            return Optional.of(new InvalidRequestException(detail, errors));
        }
        return Optional.empty();
    }

    private static boolean isOfAnswer(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .map(Path.Node::getKind)
                .anyMatch(ElementKind.RETURN_VALUE::equals);
    }

    /**
     * A path begins with the method and its parameter, as in {@code newest.limit}; where it goes
     * on, as in {@code importAll.posts[0].title}, the parameter is the body.
     */
    private static Problem.Error error(ConstraintViolation<?> violation) {
        String place = violation.getPropertyPath().toString().replaceFirst("^[^.]+\\.", "");
        String field = place.replaceFirst("^[^.\\[]+\\.?", "");
        return field.isEmpty()
                ? Problem.Error.ofParameter(place, violation.getMessage())
                : Problem.Error.ofField(field, violation.getMessage());
    }
}
