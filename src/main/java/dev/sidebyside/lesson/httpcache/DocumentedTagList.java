package dev.sidebyside.lesson.httpcache;

import static io.quarkus.smallrye.openapi.OpenApiFilter.RunStage.BUILD;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Adds to the OpenAPI document what the optimized side alone does. Annotations cannot: the document
 * is made from those of the contract, which both sides share.
 */
@OpenApiFilter(stages = BUILD, priority = DocumentedTagList.FIRST)
public class DocumentedTagList implements OASFilter {

    /** Before the filters that complete all operations; the higher runs earlier. */
    static final int FIRST = 10;

    @Override
    public Operation filterOperation(Operation operation) {
        if (operation.getOperationId().equals("OptimizedTagList_all")) {
            operation.addParameter(
                    createParameter()
                            .name(HttpHeaders.IF_NONE_MATCH)
                            .in(In.HEADER)
                            .description("The ETags of the versions that the client has.")
                            .schema(text()));
            APIResponse unchanged =
                    createAPIResponse().description("If-None-Match names the current version.");
            operation.getResponses().addAPIResponse("304", withVersion(unchanged));
            withVersion(operation.getResponses().getAPIResponse("200"));
        }
        return operation;
    }

    private static APIResponse withVersion(APIResponse response) {
        return response.addHeader(HttpHeaders.ETAG, header("The version."))
                .addHeader(
                        HttpHeaders.CACHE_CONTROL,
                        header("For how many seconds a cache may use the response."));
    }

    private static Header header(String description) {
        return createHeader().description(description).required(true).schema(text());
    }

    private static Schema text() {
        return createSchema().addType(SchemaType.STRING);
    }
}
