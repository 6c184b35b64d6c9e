package dev.sidebyside.site;

import static java.util.Comparator.comparing;

import dev.sidebyside.lesson.Lesson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The list of lessons. It is nowhere written down: it is read off the packages marked {@link
 * Lesson}.
 */
@ApplicationScoped
public class Catalogue {

    private final List<CatalogueEntry> entries;

    Catalogue(BeanManager beans) {
        entries =
                beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                        .map(Bean::getBeanClass)
                        .filter(Catalogue::isOptimizedSide)
                        .sorted(comparing(Catalogue::chapter).thenComparing(Catalogue::place))
                        .map(Catalogue::entry)
                        .toList();
    }

    /** In reading order. */
    public List<CatalogueEntry> entries() {
        return entries;
    }

    public Optional<CatalogueEntry> find(String slug) {
        return entries.stream().filter(entry -> entry.slug().equals(slug)).findFirst();
    }

    /** The slug of the lesson that a class belongs to; empty for a class outside the lessons. */
    static Optional<String> slug(Class<?> type) {
        return lesson(type)
                .map(lesson -> type.getPackageName())
                .map(name -> name.substring(name.lastIndexOf('.') + 1));
    }

    private static Optional<Lesson> lesson(Class<?> type) {
        return Optional.ofNullable(type.getPackage().getAnnotation(Lesson.class));
    }

    /**
     * One side is enough to list a lesson; that the other exists is a rule with a test of its own.
     */
    private static boolean isOptimizedSide(Class<?> type) {
        Path path = type.getAnnotation(Path.class);
        return path != null && path.value().equals("/optimized") && lesson(type).isPresent();
    }

    private static int chapter(Class<?> side) {
        return lesson(side).orElseThrow().chapter().ordinal();
    }

    private static int place(Class<?> side) {
        return lesson(side).orElseThrow().place();
    }

    private static CatalogueEntry entry(Class<?> side) {
        Method operation =
                Stream.concat(Stream.of(side), Stream.of(side.getInterfaces()))
                        .flatMap(contract -> Stream.of(contract.getMethods()))
                        .filter(method -> method.isAnnotationPresent(Path.class))
                        // Of several operations the one that reads: an example changes nothing.
                        .min(comparing(method -> !method.isAnnotationPresent(GET.class)))
                        .orElseThrow(() -> new IllegalStateException(side + " has no contract"));
        String httpMethod =
                Stream.of(operation.getAnnotations())
                        .map(
                                annotation ->
                                        annotation.annotationType().getAnnotation(HttpMethod.class))
                        .filter(Objects::nonNull)
                        .map(HttpMethod::value)
                        .findFirst()
                        .orElseThrow();
        String path = "/" + operation.getAnnotation(Path.class).value();
        return CatalogueEntry.of(
                slug(side).orElseThrow(), lesson(side).orElseThrow(), httpMethod, path);
    }
}
