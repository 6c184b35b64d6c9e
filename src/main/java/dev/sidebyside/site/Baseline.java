package dev.sidebyside.site;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The upper limit of throughput: a response that needs no database, cache or computation. */
@Path("/baseline")
@Tag(name = "baseline", description = "An upper limit for measurements")
public class Baseline {

    private static final int MAX_BYTES = 100_000;

    private static final Buffer BYTES = Buffer.buffer("x".repeat(MAX_BYTES));

    @GET
    @NonBlocking
    @Produces("text/plain")
    @Operation(
            summary = "Constant bytes",
            description = "Returns a text of the given size without a database or a cache.")
    @APIResponseSchema(value = String.class, responseCode = "200")
    public Buffer bytes(@RestQuery @DefaultValue("1000") @Min(1) @Max(MAX_BYTES) int bytes) {
        return BYTES.slice(0, bytes);
    }
}
