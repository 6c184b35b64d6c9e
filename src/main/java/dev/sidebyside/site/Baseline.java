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

/** The ceiling: how fast this service responds when nothing has to be found or computed. */
@Path("/baseline")
@Tag(name = "baseline", description = "What to compare a measurement with")
public class Baseline {

    private static final int MAX_BYTES = 100_000;

    /** Responses of every size share these bytes. */
    private static final Buffer BYTES = Buffer.buffer("x".repeat(MAX_BYTES));

    /**
     * Returns constant bytes.
     *
     * @param bytes how many, 1 to 100,000
     */
    @GET
    @NonBlocking
    @Produces("text/plain")
    @Operation(
            summary = "So many bytes",
            description = "Always the same, so that they cost nothing to find or to compute.")
    @APIResponseSchema(value = String.class, responseCode = "200")
    public Buffer bytes(@RestQuery @DefaultValue("1000") @Min(1) @Max(MAX_BYTES) int bytes) {
        return BYTES.slice(0, bytes);
    }
}
