package dev.sidebyside.platform.problem;

import static io.quarkus.smallrye.openapi.OpenApiFilter.RunStage.BUILD;
import static java.util.Objects.requireNonNullElse;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/**
 * Adds to the OpenAPI document the errors that each operation can return, which {@code
 * META-INF/openapi.yaml} describes, and the texts that a parameter cannot have.
 *
 * <p>An operation that needs the database declares a response 503 itself.
 */
@OpenApiFilter(stages = BUILD)
public class DocumentedErrors implements OASFilter {

    @Override
    public Operation filterOperation(Operation operation) {
        var responses = new TreeMap<>(operation.getResponses().getAPIResponses());
        errorsOf(operation)
                .forEach((status, it) -> responses.put(status, createAPIResponse().ref(it)));
        operation.getResponses().setAPIResponses(responses);
        return operation;
    }

    @Override
    public Parameter filterParameter(Parameter parameter) {
        Schema schema = parameter.getSchema();
        boolean inAddress = Set.of(In.PATH, In.QUERY).contains(parameter.getIn());
        if (inAddress && List.of(SchemaType.STRING).equals(schema.getType())) {
            // See ParameterFilter; a path has no empty segments.
            schema.minLength(1).pattern("^[^\\x00]+$");
        }
        return parameter;
    }

    private static Map<String, String> errorsOf(Operation operation) {
        Map<String, String> errors = new TreeMap<>(Map.of("406", "NotAcceptable"));
        List<Parameter> parameters = requireNonNullElse(operation.getParameters(), List.of());
        if (operation.getRequestBody() != null || !parameters.isEmpty()) {
            errors.put("400", "BadRequest");
        }
        if (operation.getRequestBody() != null) {
            errors.put("408", "RequestTimeout");
            errors.put("413", "ContentTooLarge");
            errors.put("415", "UnsupportedMediaType");
        }
        if (parameters.stream().anyMatch(it -> it.getIn() == In.PATH)) {
            errors.put("404", "NotFound");
        }
        if (parameters.stream().anyMatch(it -> HttpHeaders.IF_MATCH.equals(it.getName()))) {
            errors.put("412", "PreconditionFailed");
            errors.put("428", "PreconditionRequired");
        }
        if (operation.getResponses().hasAPIResponse("503")) {
            errors.put("503", "ServiceUnavailable");
        }
        return errors;
    }
}
