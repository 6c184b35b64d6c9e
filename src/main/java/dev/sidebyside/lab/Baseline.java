package dev.sidebyside.lab;

import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The ceiling: what this service can answer when nothing has to be found, let alone computed. */
@Path("/baseline")
@Tag(name = "baseline", description = "What to compare a measurement with")
public class Baseline {

    private final Map<Integer, byte[]> answers = new ConcurrentHashMap<>();

    /**
     * Answers with so many bytes, always the same.
     *
     * @param bytes 1 to 100,000
     */
    @GET
    @Produces("text/plain")
    @Operation(
            summary = "So many bytes",
            description = "Always the same, so that they cost nothing to find or to compute.")
    @APIResponseSchema(value = String.class, responseCode = "200")
    public Uni<byte[]> bytes(@RestQuery @DefaultValue("1000") @Min(1) @Max(100_000) int bytes) {
        return Uni.createFrom().item(answers.computeIfAbsent(bytes, Baseline::ready));
    }

    private static byte[] ready(int bytes) {
        byte[] answer = new byte[bytes];
        Arrays.fill(answer, (byte) 'x');
        return answer;
    }
}
