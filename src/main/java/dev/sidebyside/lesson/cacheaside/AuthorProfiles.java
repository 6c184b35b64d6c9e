package dev.sidebyside.lesson.cacheaside;

import static org.eclipse.microprofile.openapi.annotations.enums.ParameterIn.HEADER;

import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** An author's profile, to replace. Each side has its own signature to read it. */
public interface AuthorProfiles {

    /** {@code *}, or a list of entity tags, weak or strong. */
    String ETAGS = "^(\\*|(W/)?\"[!#-~\\x80-\\xFF]*\"(\\s*,\\s*(W/)?\"[!#-~\\x80-\\xFF]*\")*)$";

    /**
     * Replaces a profile, if it still has the version that the client has read. So two clients that
     * change a profile at the same time cannot overwrite each other's change.
     *
     * @param ifMatch the {@code ETag} of the version that was read, or {@code *} for any version.
     *     The response is 428 without it, and 412 if the profile has another version.
     * @throws NotFoundException if there is no such author
     */
    @PUT
    @Path("authors/{handle}/profile")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Replaces an author's profile",
            description = "Only if it still has the version that If-Match names.")
    @APIResponse(
            responseCode = "200",
            description = "The new profile",
            headers = @Header(name = "ETag", ref = "ETag"))
    RestResponse<AuthorProfile> change(
            @RestPath String handle,
            @HeaderParam("If-Match")
                    @Parameter(
                            name = "If-Match",
                            in = HEADER,
                            required = true,
                            description =
                                    "The ETag of the version that was read, or * for any version",
                            schema = @Schema(implementation = String.class, pattern = ETAGS))
                    String ifMatch,
            @Valid ProfileChange change);
}
