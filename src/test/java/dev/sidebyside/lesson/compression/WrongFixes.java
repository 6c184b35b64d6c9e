package dev.sidebyside.lesson.compression;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** Negotiations that people write before they have read what the header means. */
@Path("/wrong/compression")
@Produces(MediaType.APPLICATION_JSON)
public class WrongFixes {

    private final ObjectMapper json;

    WrongFixes(ObjectMapper json) {
        this.json = json;
    }

    @GET
    @Path("contains")
    public Response contains(@HeaderParam("Accept-Encoding") String acceptEncoding)
            throws IOException {
        return feed(acceptEncoding != null && acceptEncoding.contains("gzip"));
    }

    /** The negotiation of JAX-RS, as Quarkus REST implements it. */
    @GET
    @Path("variant")
    public Response variant(@Context Request request) throws IOException {
        Variant best =
                request.selectVariant(Variant.encodings("gzip").add().encodings().add().build());
        return feed(best != null && best.getEncoding() != null);
    }

    private Response feed(boolean compressed) throws IOException {
        byte[] body = json.writeValueAsBytes(FeedItem.newest(10));
        if (!compressed) {
            return Response.ok(body).build();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        return Response.ok(bytes.toByteArray()).encoding("gzip").build();
    }
}
