package dev.sidebyside.site;

import static java.util.Comparator.comparing;

import dev.sidebyside.lesson.Lesson;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The list of lessons, read from the packages that are annotated with {@link Lesson}. */
@Path("/")
@Singleton
@Tag(name = "catalogue", description = "The lessons")
public class Catalogue {

    private final List<CatalogueEntry> lessons;

    Catalogue(BeanManager beans) {
        lessons =
                beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                        .map(Bean::getBeanClass)
                        .filter(Catalogue::isOptimizedSide)
                        .map(CatalogueEntry::of)
                        .sorted(
                                comparing(CatalogueEntry::chapter)
                                        .thenComparing(CatalogueEntry::place))
                        .toList();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response start() {
        return Response.seeOther(URI.create("/lessons")).build();
    }

    @GET
    @Path("lessons")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "All lessons", description = "In reading order.")
    public List<CatalogueEntry> lessons() {
        return lessons;
    }

    @GET
    @Path("lessons/{slug}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "One lesson", description = "With an example for each side.")
    public CatalogueEntry lesson(@RestPath String slug) {
        return lessons.stream()
                .filter(lesson -> lesson.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("There is no lesson '" + slug + "'."));
    }

    /** The slug of the lesson that a class belongs to; empty for a class outside the lessons. */
    public static Optional<String> slug(Class<?> type) {
        return Optional.of(type.getPackage())
                .filter(its -> its.isAnnotationPresent(Lesson.class))
                .map(its -> its.getName().substring(its.getName().lastIndexOf('.') + 1));
    }

    /** One class per lesson is enough; TwinsTest checks that the other side exists. */
    private static boolean isOptimizedSide(Class<?> type) {
        Path path = type.getAnnotation(Path.class);
        return path != null && path.value().equals("/optimized") && slug(type).isPresent();
    }
}
