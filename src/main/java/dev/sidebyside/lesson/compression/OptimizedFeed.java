package dev.sidebyside.lesson.compression;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.lesson.EntityTags;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;

/** Compresses the text for clients that accept it. */
@Path("/optimized")
public class OptimizedFeed {

    private static final String GZIP = "gzip";

    private final ObjectMapper json;

    OptimizedFeed(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Lists posts as {@link NaiveFeed#newest} does.
     *
     * @param acceptEncoding the codings that the client can decode; null for none
     * @param ifNoneMatch the versions that the client has stored; null if it has none
     */
    @GET
    @Path("feed")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The newest posts, each with its summary",
            description = "By publication date, newest first; the id breaks ties.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = FeedItem[].class)),
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Vary", ref = "Vary"),
                @Header(name = "Content-Encoding", ref = "Content-Encoding")
            })
    @APIResponse(
            responseCode = "304",
            description = "If-None-Match names the current version",
            headers = {@Header(name = "ETag", ref = "ETag"), @Header(name = "Vary", ref = "Vary")})
    public Response newest(
            @RestQuery @DefaultValue("20") @Min(1) @Max(1000) int limit,
            @HeaderParam("Accept-Encoding")
                    @Parameter(description = "The codings that the client can decode")
                    String acceptEncoding,
            @HeaderParam("If-None-Match")
                    @Parameter(description = "The ETags of the versions that the client has")
                    String ifNoneMatch)
            throws IOException, GeneralSecurityException {
        byte[] body = json.writeValueAsBytes(FeedItem.newest(limit));
        String version = version(body);
        ResponseBuilder response =
                names(ifNoneMatch, version)
                        ? Response.notModified()
                        : AcceptEncoding.prefersGzip(acceptEncoding)
                                ? Response.ok(compress(body)).encoding(GZIP)
                                : Response.ok(body);
        // Weak: one version, although its bytes depend on the coding.
        return response.tag(new EntityTag(version, true))
                // For caches: the other coding is another response.
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .build();
    }

    private static String version(byte[] body) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    }

    private static boolean names(String ifNoneMatch, String version) {
        return Optional.ofNullable(ifNoneMatch)
                .flatMap(EntityTags::parse)
                .filter(tags -> tags.matchWeakly(version))
                .isPresent();
    }

    private static byte[] compress(byte[] body) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        }
        return compressed.toByteArray();
    }
}
