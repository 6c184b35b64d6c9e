package dev.sidebyside.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which methods a path has, for the header {@code Allow}: a 405 must carry it (RFC 9110, 15.5.6)
 * and Quarkus REST leaves it out; an OPTIONS asks for it. Read once from the resources'
 * annotations.
 */
@ApplicationScoped
class AllowedMethods {

    private final Map<String, Set<String>> byPathPattern = new TreeMap<>();

    AllowedMethods(BeanManager beans) {
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .forEach(this::read);
    }

    /** Empty where there is nothing. */
    Set<String> at(UriInfo uri) {
        // Not decoded: an encoded slash does not divide. One at the end does not count.
        String path = uri.getRequestUri().getRawPath().replaceFirst("(?<=.)/$", "");
        Set<String> allowed = new TreeSet<>();
        byPathPattern.forEach(
                (pattern, methods) -> {
                    if (path.matches(pattern)) {
                        allowed.addAll(methods);
                        allowed.add("OPTIONS");
                    }
                });
        return allowed;
    }

    private void read(Class<?> resource) {
        String base = resource.getAnnotation(Path.class).value();
        Stream.concat(Stream.of(resource), Stream.of(resource.getInterfaces()))
                .flatMap(type -> Stream.of(type.getMethods()))
                .forEach(method -> read(base, method));
    }

    private void read(String base, Method method) {
        Path path = method.getAnnotation(Path.class);
        String pattern =
                (base + (path == null ? "" : "/" + path.value()))
                        .replaceAll("/+", "/")
                        .replaceAll("\\{[^}]+}", "[^/]+");
        Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .flatMap(name -> name.equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(name))
                .forEach(
                        name ->
                                byPathPattern
                                        .computeIfAbsent(pattern, p -> new TreeSet<>())
                                        .add(name));
    }
}
