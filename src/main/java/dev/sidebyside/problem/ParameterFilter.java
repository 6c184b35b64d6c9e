package dev.sidebyside.problem;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses an empty query parameter, and one that is not a whole number within its {@link Min} and
 * {@link Max}.
 *
 * <p>Left to themselves, the layers below tell one mistake in three ways: a word where a number
 * should be is a 404 by the rules of Jakarta REST, an empty value silently becomes the default, and
 * Bean Validation names the bound that was crossed but not the range.
 */
class QueryParameterFilter {

    @ServerRequestFilter
    void check(ResourceInfo resource, UriInfo uri) {
        for (Parameter parameter : contractOf(resource).getParameters()) {
            String value = uri.getQueryParameters().getFirst(parameter.getName());
            if (value != null && parameter.isAnnotationPresent(RestQuery.class)) {
                check(parameter, value);
            }
        }
    }

    /** The annotations stand on the interface that the resource implements, where it has one. */
    private static Method contractOf(ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        return Stream.of(resource.getResourceClass().getInterfaces())
                .flatMap(contract -> Stream.of(contract.getMethods()))
                .filter(declared -> declared.getName().equals(method.getName()))
                .filter(
                        declared ->
                                Arrays.equals(
                                        declared.getParameterTypes(), method.getParameterTypes()))
                .findFirst()
                .orElse(method);
    }

    private static void check(Parameter parameter, String value) {
        if (isBounded(parameter)) {
            checkRange(parameter, value);
        } else if (value.isEmpty()) {
            throw new InvalidParameterException(parameter.getName(), "must not be empty");
        }
    }

    private static boolean isBounded(Parameter parameter) {
        return parameter.getType() == int.class
                && parameter.isAnnotationPresent(Min.class)
                && parameter.isAnnotationPresent(Max.class);
    }

    private static void checkRange(Parameter parameter, String value) {
        long min = parameter.getAnnotation(Min.class).value();
        long max = parameter.getAnnotation(Max.class).value();
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return;
            }
        } catch (NumberFormatException e) {
            // Answered like a number out of range.
        }
        throw new InvalidParameterException(
                parameter.getName(), "must be a whole number from " + min + " to " + max);
    }
}
