package dev.sidebyside.site.live;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import dev.sidebyside.platform.profiler.Profile;
import dev.sidebyside.site.Catalogue;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the lesson that a request belongs to. */
@Singleton
class LessonOfRequest {

    /** Slugs by the paths of operations, without the side. */
    private final Map<String, String> slugs;

    LessonOfRequest(BeanManager beans) {
        slugs =
                beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                        .map(Bean::getBeanClass)
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .filter(type -> Catalogue.slug(type).isPresent())
                        .flatMap(LessonOfRequest::operations)
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (a, same) -> a));
    }

    /** The slug; empty if the request belongs to no lesson. */
    Optional<String> of(Profile request) {
        String path = request.uri().replaceFirst("\\?.*", "").replaceFirst("^/[^/]*/", "");
        return slugs.keySet().stream()
                .filter(template -> path.matches(template.replaceAll("\\{[^}]*}", "[^/]+")))
                // Prefers authors/top to authors/{handle}.
                .min(comparing(template -> template.contains("{")))
                .map(slugs::get);
    }

    private static Stream<Map.Entry<String, String>> operations(Class<?> side) {
        String slug = Catalogue.slug(side).orElseThrow();
        return Stream.concat(Stream.of(side), Stream.of(side.getInterfaces()))
                .flatMap(type -> Stream.of(type.getMethods()))
                .filter(method -> method.isAnnotationPresent(Path.class))
                .map(method -> Map.entry(path(method), slug));
    }

    private static String path(Method operation) {
        return operation.getAnnotation(Path.class).value().replaceFirst("^/", "");
    }
}
