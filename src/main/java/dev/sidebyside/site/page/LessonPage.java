package dev.sidebyside.site.page;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.platform.profiler.Level;
import dev.sidebyside.site.Catalogue;
import dev.sidebyside.site.CatalogueEntry;
import dev.sidebyside.site.live.Comparison;
import dev.sidebyside.site.live.Comparisons;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.Engine;
import io.quarkus.qute.RawString;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** A lesson in a browser: press the button, and see what both sides cost. */
@Blocking
@Path("/")
public class LessonPage {

    private static final String DOCUMENT = "<default>";

    @Inject Catalogue catalogue;
    @Inject Differences differences;
    @Inject Comparisons comparisons;
    @Inject ComparedFigures figures;
    @Inject OpenApiDocumentService openApi;
    @Inject ObjectMapper json;
    @Inject Engine templates;

    @ConfigProperty(name = "sidebyside.profiler")
    Level level;

    @CheckedTemplate(basePath = "")
    static class Templates {
        private Templates() {}

        static native TemplateInstance lesson(LessonView view);
    }

    /**
     * @param comparison the id of a comparison to show; null for none
     */
    @GET
    @Path("lessons/{slug}")
    @Produces(Html.TYPE)
    @Operation(hidden = true)
    public TemplateInstance show(@RestPath String slug, @RestQuery String comparison)
            throws IOException {
        CatalogueEntry lesson = catalogue.lesson(slug);
        Contract contract = Contract.of(lesson, document());
        LessonCode code = LessonCode.of(slug, contract.naive(), contract.optimized());
        Comparison shown =
                Optional.ofNullable(comparison)
                        .flatMap(comparisons::find)
                        .filter(it -> slug.equals(it.lesson()))
                        .orElse(null);
        return Templates.lesson(
                new LessonView(
                        lesson,
                        level,
                        differences.of(slug),
                        contract,
                        code,
                        explanation(lesson, code),
                        scene(slug),
                        comparison,
                        shown,
                        shown == null ? null : figures.of(lesson, shown).orElse(null),
                        comparisons.ofLesson(slug)));
    }

    private JsonNode document() throws IOException {
        return json.readTree(openApi.getDocument(DOCUMENT, Format.JSON));
    }

    private Explanation explanation(CatalogueEntry lesson, LessonCode code) {
        Set<String> slugs = catalogue.lessons().stream().map(CatalogueEntry::slug).collect(toSet());
        return Explanation.of(
                RepositoryFile.read(lesson.page()).orElseThrow(), slugs::contains, code::shows);
    }

    /** The scene of a lesson for which one request is not enough; null for other lessons. */
    private RawString scene(String slug) {
        Template template = templates.getTemplate("scenes/" + slug + ".html");
        return template == null ? null : new RawString(template.render());
    }
}
