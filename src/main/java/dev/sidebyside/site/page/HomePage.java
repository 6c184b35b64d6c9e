package dev.sidebyside.site.page;

import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.site.Catalogue;
import dev.sidebyside.site.CatalogueEntry;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The course in a browser: chapters and lessons, each with its measured difference. */
@Path("/")
public class HomePage {

    private final Catalogue catalogue;
    private final Differences differences;

    HomePage(Catalogue catalogue, Differences differences) {
        this.catalogue = catalogue;
        this.differences = differences;
    }

    /**
     * @param number from 1
     */
    public record NumberedChapter(int number, String title, List<Row> rows) {}

    /**
     * @param difference null for a lesson that was not measured yet
     */
    public record Row(CatalogueEntry lesson, Difference difference) {}

    @CheckedTemplate(basePath = "")
    static class Templates {
        private Templates() {}

        static native TemplateInstance home(Row first, List<NumberedChapter> chapters);
    }

    @GET
    @Produces(Html.TYPE)
    @Operation(hidden = true)
    public TemplateInstance home() {
        List<NumberedChapter> chapters = Stream.of(Chapter.values()).map(this::chapter).toList();
        return Templates.home(chapters.get(0).rows().get(0), chapters);
    }

    private NumberedChapter chapter(Chapter chapter) {
        return new NumberedChapter(
                chapter.ordinal() + 1,
                chapter.title(),
                catalogue.lessons().stream()
                        .filter(lesson -> lesson.chapter() == chapter)
                        .map(lesson -> new Row(lesson, differences.of(lesson.slug())))
                        .toList());
    }

    @GET
    @Path("lessons")
    @Produces(Html.TYPE)
    @Operation(hidden = true)
    public Response lessons() {
        return Response.seeOther(URI.create("/")).build();
    }
}
