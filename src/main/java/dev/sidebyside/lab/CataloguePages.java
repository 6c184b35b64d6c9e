package dev.sidebyside.lab;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** The catalogue over HTTP. */
@Path("/")
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
    @Operation(summary = "All lessons, in reading order")
    public List<CatalogueEntry> lessons() {
        return catalogue.entries();
    }

    @GET
    @Path("lessons/{slug}")
    @Operation(summary = "One lesson")
    public CatalogueEntry lesson(@RestPath String slug) {
        return catalogue
                .find(slug)
                .orElseThrow(() -> new NotFoundException("There is no lesson '" + slug + "'."));
    }
}
