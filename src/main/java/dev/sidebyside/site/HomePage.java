package dev.sidebyside.site;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.sidebyside.lesson.Chapter;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The course in a browser: chapters and lessons. */
@Path("/")
public class HomePage {

    private final Catalogue catalogue;

    HomePage(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        private Templates() {}

        static native TemplateInstance home(Map<Chapter, List<CatalogueEntry>> chapters);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance home() {
        return Templates.home(
                catalogue.lessons().stream()
                        .collect(groupingBy(CatalogueEntry::chapter, TreeMap::new, toList())));
    }
}
