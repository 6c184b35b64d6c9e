package dev.sidebyside.platform.problem;

import io.vertx.core.http.impl.HttpUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operations of the API, read once from the resources' annotations.
 *
 * <p>Quarkus REST knows them too, but only once a request has matched one: too late for the header
 * {@code Allow}, which a 405 must carry (RFC 9110, 15.5.6), and for a limit on the body.
 */
@ApplicationScoped
class Operations {

    private record Operation(String method, Pattern path, Method declaration) {}

    private final List<Operation> operations = new ArrayList<>();

    Operations(BeanManager beans) {
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .forEach(this::read);
    }

    /**
     * The methods that a path allows; empty where there is no such path.
     *
     * @param rawPath as sent: an encoded slash does not divide
     */
    Set<String> allowedAt(String rawPath) {
        Set<String> allowed =
                at(rawPath).map(Operation::method).collect(Collectors.toCollection(TreeSet::new));
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        if (!allowed.isEmpty()) {
            allowed.add("OPTIONS");
        }
        return allowed;
    }

    /** In bytes; empty where the operation has no limit of its own. */
    OptionalInt maxBodySize(String method, String rawPath) {
        return at(rawPath)
                .filter(operation -> operation.method.equals(method))
                .map(operation -> operation.declaration.getAnnotation(MaxBodySize.class))
                .filter(Objects::nonNull)
                .mapToInt(limit -> limit.kilobytes() * 1024)
                .max();
    }

    private Stream<Operation> at(String rawPath) {
        // As Quarkus REST reads it: without path parameters and a slash at the end.
        String path =
                HttpUtils.normalizePath(rawPath)
                        .replaceAll(";[^/]*", "")
                        .replaceFirst("(?<=.)/$", "");
        return operations.stream().filter(operation -> operation.path.matcher(path).matches());
    }

    private void read(Class<?> resource) {
        String base = resource.getAnnotation(Path.class).value();
        Stream.concat(Stream.of(resource), Stream.of(resource.getInterfaces()))
                .flatMap(type -> Stream.of(type.getMethods()))
                .forEach(method -> read(base, method));
    }

    private void read(String base, Method declaration) {
        Path path = declaration.getAnnotation(Path.class);
        String pattern =
                (base + (path == null ? "" : "/" + path.value()))
                        .replaceAll("/+", "/")
                        .replaceAll("\\{[^}]+}", "[^/]+");
        Stream.of(declaration.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(method -> new Operation(method.value(), Pattern.compile(pattern), declaration))
                .forEach(operations::add);
    }
}
