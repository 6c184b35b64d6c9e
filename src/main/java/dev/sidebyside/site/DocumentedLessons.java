package dev.sidebyside.site;

import static io.quarkus.smallrye.openapi.OpenApiFilter.RunStage.BUILD;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;
import static org.eclipse.microprofile.openapi.OASFactory.createTag;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * Adds to the OpenAPI document what all operations of a lesson have in common: a tag, under which
 * Swagger UI shows both sides together; the header that {@link LessonLink} sends; and a response
 * 503, since every lesson needs the database.
 *
 * <p>It runs while the service is built, when there are no classes to look at but their index.
 */
@OpenApiFilter(stages = BUILD, priority = DocumentedLessons.BEFORE_ERRORS)
public class DocumentedLessons implements OASFilter {

    /** The default is 1, and the higher runs earlier. */
    static final int BEFORE_ERRORS = 2;

    private static final Comparator<AnnotationInstance> READING_ORDER =
            comparing((AnnotationInstance it) -> Chapter.valueOf(it.value("chapter").asEnum()))
                    .thenComparing(it -> it.value("place").asInt());

    private final Map<String, AnnotationInstance> lessonsBySlug;
    private final Map<String, String> slugsByClass;

    /**
     * @param index of the service's classes, which lists some of them twice
     */
    public DocumentedLessons(IndexView index) {
        lessonsBySlug =
                index.getAnnotations(Lesson.class).stream()
                        .sorted(READING_ORDER)
                        .collect(
                                toMap(
                                        lesson -> slug(lesson.target().asClass()),
                                        lesson -> lesson,
                                        (first, again) -> first,
                                        LinkedHashMap::new));
        slugsByClass =
                index.getAnnotations(Path.class).stream()
                        .map(AnnotationInstance::target)
                        .filter(target -> target.kind() == AnnotationTarget.Kind.CLASS)
                        .map(AnnotationTarget::asClass)
                        .filter(side -> lessonsBySlug.containsKey(slug(side)))
                        .collect(
                                toMap(
                                        ClassInfo::simpleName,
                                        DocumentedLessons::slug,
                                        (first, again) -> first));
    }

    @Override
    public Operation filterOperation(Operation operation) {
        // The id is the class, an underscore and the method.
        String slug = slugsByClass.get(operation.getOperationId().split("_")[0]);
        if (slug != null) {
            operation.setTags(List.of(slug));
            operation.getResponses().getAPIResponses().values().forEach(this::addLink);
            operation.getResponses().addAPIResponse("503", createAPIResponse());
        }
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        List<Tag> tags = new ArrayList<>();
        lessonsBySlug.forEach((slug, lesson) -> tags.add(tag(slug, lesson)));
        tags.addAll(document.getTags());
        document.setTags(tags);
    }

    /** A lesson may send links of its own. */
    private void addLink(APIResponse response) {
        Header own = response.getHeaders() == null ? null : response.getHeaders().get("Link");
        String described = "The lesson in the catalogue: rel=\"describedby\" (RFC 8288).";
        response.addHeader(
                HttpHeaders.LINK,
                createHeader()
                        .description(
                                own == null ? described : described + " " + own.getDescription())
                        .required(true)
                        .schema(createSchema().addType(SchemaType.STRING)));
    }

    private static Tag tag(String slug, AnnotationInstance lesson) {
        String title = lesson.value("title").asString();
        return createTag()
                .name(slug)
                .description(title + ": " + lesson.value("teaches").asString());
    }

    private static String slug(ClassInfo type) {
        return DotName.createSimple(type.name().packagePrefix()).withoutPackagePrefix();
    }
}
