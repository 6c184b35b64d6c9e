package dev.sidebyside.site;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The catalogue over HTTP. */
@Path("/")
@Tag(name = "catalogue", description = "The lessons")
public class CataloguePages {

    private final Catalogue catalogue;

    CataloguePages(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Operation(hidden = true)
    public Response start() {
        return Response.seeOther(URI.create("/lessons")).build();
    }

    @GET
    @Path("lessons")
    @Operation(
            summary = "All lessons",
            description = "In reading order; each with an example for both sides.")
    public List<CatalogueEntry> lessons() {
        return catalogue.entries();
    }

    @GET
    @Path("lessons/{slug}")
    @Operation(summary = "One lesson", description = "What it teaches, and an example.")
    public CatalogueEntry lesson(@RestPath String slug) {
        return catalogue
                .find(slug)
                .orElseThrow(() -> new NotFoundException("There is no lesson '" + slug + "'."));
    }
}
