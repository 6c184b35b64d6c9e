package dev.sidebyside.site;

import static io.quarkus.smallrye.openapi.OpenApiFilter.RunStage.BUILD;
import static java.util.Comparator.comparing;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;
import static org.eclipse.microprofile.openapi.OASFactory.createTag;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Lesson;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * Adds to the OpenAPI document what all operations of a lesson have in common: a tag, under which
 * Swagger UI shows both sides together, the header that {@link LessonLinkFilter} sends, and status
 * 503, since every lesson needs the database.
 */
@OpenApiFilter(stages = BUILD, priority = LessonOpenApiFilter.BEFORE_ERRORS)
public class LessonOpenApiFilter implements OASFilter {

    /** Higher priorities run first; the filter that describes the errors has 1, the default. */
    static final int BEFORE_ERRORS = 2;

    private static final String LINK =
            "The lesson in the catalogue: rel=\"describedby\" (RFC 8288).";

    private static final Comparator<AnnotationInstance> READING_ORDER =
            comparing((AnnotationInstance it) -> Chapter.valueOf(it.value("chapter").asEnum()))
                    .thenComparing(it -> it.value("place").asInt());

    private final Map<String, Tag> tags = new LinkedHashMap<>();
    private final Map<String, String> slugsByClass = new HashMap<>();

    /** Reads the index of the classes, because the service is built before they can be loaded. */
    public LessonOpenApiFilter(IndexView index) {
        List<AnnotationInstance> lessons = new ArrayList<>(index.getAnnotations(Lesson.class));
        lessons.sort(READING_ORDER);
        for (AnnotationInstance lesson : lessons) {
            DotName itsPackage = lesson.target().asClass().name().packagePrefixName();
            String slug = itsPackage.withoutPackagePrefix();
            String title = lesson.value("title").asString();
            String teaches = lesson.value("teaches").asString();
            tags.put(slug, createTag().name(slug).description(title + ": " + teaches));
            for (ClassInfo type : index.getClassesInPackage(itsPackage)) {
                slugsByClass.put(type.simpleName(), slug);
            }
        }
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
        List<Tag> all = new ArrayList<>(tags.values());
        all.addAll(document.getTags());
        document.setTags(all);
    }

    /** Keeps the description of links that the lesson sends itself. */
    private void addLink(APIResponse response) {
        Header own = response.getHeaders() == null ? null : response.getHeaders().get("Link");
        response.addHeader(
                HttpHeaders.LINK,
                createHeader()
                        .description(own == null ? LINK : LINK + " " + own.getDescription())
                        .required(true)
                        .schema(createSchema().addType(SchemaType.STRING)));
    }
}
