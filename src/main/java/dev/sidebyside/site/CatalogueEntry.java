package dev.sidebyside.site;

import static java.util.Comparator.comparing;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
import dev.sidebyside.lesson.Measure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

/**
 * A lesson: what {@link Lesson} holds, and what follows from the code.
 *
 * @param slug the lesson's package, test package, page and tag in the OpenAPI document
 * @param path as in the OpenAPI document, without {@code /naive} or {@code /optimized}
 * @param naive path and query of an example request
 * @param optimized the same example on the optimized side
 * @param page the documentation, relative to the repository
 */
public record CatalogueEntry(
        String slug,
        Chapter chapter,
        int place,
        String title,
        String teaches,
        String django,
        String method,
        String path,
        String naive,
        String optimized,
        String page,
        List<String> solves,
        Measure measure,
        boolean contained,
        double floor,
        String because,
        int depth) {

    static CatalogueEntry of(Class<?> side) {
        String slug = Catalogue.slug(side).orElseThrow();
        Lesson lesson = side.getPackage().getAnnotation(Lesson.class);
        Method operation =
                Stream.concat(Stream.of(side), Stream.of(side.getInterfaces()))
                        .flatMap(type -> Stream.of(type.getMethods()))
                        .filter(method -> method.isAnnotationPresent(Path.class))
                        // Prefers the operation that reads, because examples change nothing.
                        .min(comparing(method -> !method.isAnnotationPresent(GET.class)))
                        .orElseThrow(() -> new IllegalStateException(side + " has no operation"));
        return new CatalogueEntry(
                slug,
                lesson.chapter(),
                lesson.place(),
                lesson.title(),
                lesson.teaches(),
                lesson.django(),
                httpMethod(operation),
                "/" + operation.getAnnotation(Path.class).value(),
                "/naive" + lesson.example(),
                "/optimized" + lesson.example(),
                "docs/" + slug + ".md",
                List.of(lesson.solves()),
                lesson.measure(),
                lesson.contained(),
                lesson.floor(),
                lesson.because(),
                lesson.depth());
    }

    private static String httpMethod(Method operation) {
        return Stream.of(operation.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(Class::getSimpleName)
                .findFirst()
                .orElseThrow();
    }
}
