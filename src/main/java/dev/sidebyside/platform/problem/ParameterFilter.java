package dev.sidebyside.platform.problem;

import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Returns 400 for a query parameter that is empty, repeated, or not a whole number within its
 * {@link Min} and {@link Max}, and for NUL, which PostgreSQL cannot store; 404 for a path parameter
 * that must be a whole number and is not.
 *
 * <p>Quarkus REST returns 404 for a word in place of a number, and reads {@code +5} and the digits
 * of other scripts; it uses the default for an empty value, and the first of several values. Bean
 * Validation names one bound, not the range.
 */
class ParameterFilter {

    /** ASCII digits only, and few enough for a long. */
    private static final Predicate<String> WHOLE_NUMBER =
            Pattern.compile("[0-9]{1,18}").asMatchPredicate();

    /** The declaration of each resource method: a search through interfaces costs much. */
    private final Map<Method, Method> declarations = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(ResourceInfo resource, UriInfo uri, HttpServerRequest request) {
        if (request.uri().contains("%00")) {
            throw new BadRequestException("The address contains the character NUL.");
        }
        Class<?> type = resource.getResourceClass();
        Method declaration =
                declarations.computeIfAbsent(
                        resource.getResourceMethod(), method -> declarationOf(method, type));
        for (Parameter parameter : declaration.getParameters()) {
            String name = parameter.getName();
            if (parameter.isAnnotationPresent(RestQuery.class)) {
                checkQuery(parameter, uri.getQueryParameters().getOrDefault(name, List.of()));
            } else if (parameter.isAnnotationPresent(RestPath.class)
                    && parameter.getType() == long.class
                    && !WHOLE_NUMBER.test(uri.getPathParameters().getFirst(name))) {
                throw new NotFoundException(ProblemCompletion.NO_SUCH_PATH);
            }
        }
    }

    /** The annotations are on the interface that the resource implements, if there is one. */
    private static Method declarationOf(Method method, Class<?> type) {
        return Stream.of(type.getInterfaces())
                .flatMap(contract -> Stream.of(contract.getMethods()))
                .filter(it -> it.getName().equals(method.getName()))
                .findFirst()
                .orElse(method);
    }

    private static void checkQuery(Parameter parameter, List<String> values) {
        String name = parameter.getName();
        if (values.size() > 1) {
            throw new InvalidParameterException(name, "must not be repeated");
        }
        Min min = parameter.getAnnotation(Min.class);
        Max max = parameter.getAnnotation(Max.class);
        for (String value : values) {
            if (min != null && max != null) {
                checkRange(name, value, min.value(), max.value());
            } else if (value.isEmpty()) {
                throw new InvalidParameterException(name, "must not be empty");
            }
        }
    }

    private static void checkRange(String name, String value, long min, long max) {
        long number = WHOLE_NUMBER.test(value) ? Long.parseLong(value) : -1;
        if (number < Math.max(0, min) || max < number) {
            String range = "must be a whole number from %d to %d".formatted(min, max);
            throw new InvalidParameterException(name, range);
        }
    }
}
