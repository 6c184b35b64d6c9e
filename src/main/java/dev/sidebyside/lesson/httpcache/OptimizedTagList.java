package dev.sidebyside.lesson.httpcache;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.platform.cache.Cache;
import dev.sidebyside.platform.cache.Caches;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;

/** Sends the version of the list and how long caches may use it; returns 304 if it is unchanged. */
@Path("/optimized")
public class OptimizedTagList {

    /**
     * A shared cache may use the response for five seconds. One request in five seconds costs the
     * service next to nothing, and a longer time would only make responses older. A browser
     * revalidates every time: what a browser stores cannot be removed, and the shared cache returns
     * the 304.
     *
     * <p>There is no {@code Vary}, because the response depends on the URL alone.
     */
    private static final String CACHE_CONTROL = "public, max-age=0, s-maxage=5";

    /** A change is visible after this time and the five seconds. */
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(10);

    private final Cache<TaggedBody> cache;
    private final ObjectMapper json;

    OptimizedTagList(Caches caches, ObjectMapper json) {
        this.cache = caches.named("httpcache", 1, TIME_TO_LIVE, TaggedBody.CODEC);
        this.json = json;
    }

    /**
     * Lists tags as {@link NaiveTagList#all} does; the list may be 15 seconds old.
     *
     * @param ifNoneMatch the versions that the client has stored; null if it has none
     */
    @GET
    @Path("tags")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "All tags", description = "In the order of their slugs.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = ListedTag[].class)),
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Cache-Control", ref = "Cache-Control")
            })
    @APIResponse(
            responseCode = "304",
            description = "If-None-Match names the current version",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Cache-Control", ref = "Cache-Control")
            })
    public Uni<Response> all(
            @RestQuery @DefaultValue("200") @Min(1) @Max(1000) int limit,
            @HeaderParam("If-None-Match")
                    @Parameter(description = "The ETags of the versions that the client has")
                    String ifNoneMatch) {
        return cache.getAsync(String.valueOf(limit), () -> Optional.of(read(limit)))
                .map(tags -> respond(tags.orElseThrow(), ifNoneMatch));
    }

    private static Response respond(TaggedBody tags, String ifNoneMatch) {
        return (IfNoneMatch.names(ifNoneMatch, tags.tag())
                        ? Response.notModified()
                        : Response.ok(tags.body()))
                .tag(tags.tag())
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .build();
    }

    /** The ETag is a hash of the body: the same on every instance and after a restart. */
    private TaggedBody read(int limit) throws IOException, GeneralSecurityException {
        byte[] body = json.writeValueAsBytes(ListedTag.first(limit));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
        return new TaggedBody(HexFormat.of().formatHex(hash), body);
    }
}
