package dev.sidebyside.lesson.cacheaside;

import static org.eclipse.microprofile.openapi.annotations.enums.ParameterIn.HEADER;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** What an author says of themselves, to read and to change. */
public interface AuthorProfiles {

    /** {@code *} or a list of entity tags, weak ones among them. */
    String ETAGS = "^(\\*|(W/)?\"[!#-~\\x80-\\xFF]*\"(\\s*,\\s*(W/)?\"[!#-~\\x80-\\xFF]*\")*)$";

    /**
     * Shows a profile; the header {@code ETag} names its version.
     *
     * @throws NotFoundException if there is no such author
     */
    @GET
    @Path("authors/{handle}/profile")
    @Produces("application/json;charset=UTF-8")
    @Operation(
            summary = "An author's profile",
            description = "Its ETag is the condition for a change.")
    @APIResponse(
            responseCode = "200",
            description = "The profile",
            content = @Content(schema = @Schema(implementation = AuthorProfile.class)),
            headers =
                    @Header(
                            name = "ETag",
                            description = "Names the version",
                            required = true,
                            schema = @Schema(implementation = String.class)))
    Uni<Response> show(@RestPath String handle);

    /**
     * Replaces a profile, if it is still the one that was read: two people who change it at the
     * same time cannot undo each other's change unawares.
     *
     * @param ifMatch the {@code ETag} of the profile that was read, or {@code *} for any; without
     *     it the answer is 428, and 412 if it is another version's
     * @throws NotFoundException if there is no such author
     */
    @PUT
    @Path("authors/{handle}/profile")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("application/json;charset=UTF-8")
    @Operation(
            summary = "Replaces an author's profile",
            description = "Only if it is still the version that If-Match names.")
    @APIResponse(
            responseCode = "200",
            description = "The profile",
            content = @Content(schema = @Schema(implementation = AuthorProfile.class)),
            headers =
                    @Header(
                            name = "ETag",
                            description = "Names the version",
                            required = true,
                            schema = @Schema(implementation = String.class)))
    Response change(
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
