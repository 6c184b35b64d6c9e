package dev.sidebyside.platform.problem;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a query parameter that is empty, repeated, or not a whole number within its {@link Min}
 * and {@link Max}; and a path parameter that should be a whole number and is not.
 *
 * <p>Without it, the layers below treat these mistakes differently: a word where a number should be
 * is a 404 by the rules of Jakarta REST, an empty value silently becomes the default, of a repeated
 * parameter the first value counts, {@code +5} is a number, and Bean Validation names the bound
 * that was crossed but not the range.
 */
class ParameterFilter {

    @ServerRequestFilter
    void check(ResourceInfo resource, UriInfo uri) {
        for (Parameter parameter : contractOf(resource).getParameters()) {
            String name = parameter.getName();
            if (parameter.isAnnotationPresent(RestQuery.class)) {
                checkQuery(parameter, uri.getQueryParameters().getOrDefault(name, List.of()));
            } else if (parameter.isAnnotationPresent(RestPath.class)) {
                checkPath(parameter, uri.getPathParameters().getFirst(name));
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

    private static void checkPath(Parameter parameter, String value) {
        if (parameter.getType() == long.class && WholeNumber.parse(value).isEmpty()) {
            throw new NotFoundException(ProblemMappers.NOTHING);
        }
    }

    private static void checkQuery(Parameter parameter, List<String> values) {
        if (values.size() > 1) {
            throw new InvalidParameterException(parameter.getName(), "must not be repeated");
        }
        for (String value : values) {
            if (isBounded(parameter)) {
                checkRange(parameter, value);
            } else if (value.isEmpty()) {
                throw new InvalidParameterException(parameter.getName(), "must not be empty");
            }
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
        WholeNumber.parse(value).stream()
                .filter(number -> number >= min && number <= max)
                .findFirst()
                .orElseThrow(
                        () ->
                                new InvalidParameterException(
                                        parameter.getName(),
                                        "must be a whole number from %d to %d"
                                                .formatted(min, max)));
    }
}
