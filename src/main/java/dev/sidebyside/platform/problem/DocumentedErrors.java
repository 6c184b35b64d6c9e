package dev.sidebyside.platform.problem;

import static io.quarkus.smallrye.openapi.OpenApiFilter.RunStage.BUILD;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Adds to the OpenAPI document what this package does to every operation: the errors that follow
 * from its shape, and the texts that no parameter may have. So no resource has to repeat them.
 *
 * <p>That an operation needs the database does not show in its shape: it says so by a response 503,
 * which is filled in here.
 */
@OpenApiFilter(stages = BUILD)
public class DocumentedErrors implements OASFilter {

    /** See {@link ParameterFilter} and {@link NulFilter}; a path has no empty segments. */
    private static final String NOT_EMPTY_NO_NUL = "^[^\\x00]+$";

    @Override
    public Operation filterOperation(Operation operation) {
        Map<String, APIResponse> responses =
                new TreeMap<>(operation.getResponses().getAPIResponses());
        errorsOf(operation).forEach(error -> responses.put(error.status(), error.reference()));
        operation.getResponses().setAPIResponses(responses);
        return operation;
    }

    @Override
    public Parameter filterParameter(Parameter parameter) {
        Schema schema = parameter.getSchema();
        boolean inAddress = Set.of(In.PATH, In.QUERY).contains(parameter.getIn());
        if (inAddress && List.of(SchemaType.STRING).equals(schema.getType())) {
            schema.minLength(1).pattern(NOT_EMPTY_NO_NUL);
        }
        return parameter;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        for (DocumentedError error : DocumentedError.values()) {
            document.getComponents().addResponse(error.title(), error.response());
        }
    }

    private static Set<DocumentedError> errorsOf(Operation operation) {
        Set<DocumentedError> errors = EnumSet.of(DocumentedError.NOT_ACCEPTABLE);
        if (operation.getRequestBody() != null) {
            errors.add(DocumentedError.BAD_REQUEST);
            errors.add(DocumentedError.REQUEST_TIMEOUT);
            errors.add(DocumentedError.CONTENT_TOO_LARGE);
            errors.add(DocumentedError.UNSUPPORTED_MEDIA_TYPE);
        }
        if (hasParameter(operation, parameter -> true)) {
            errors.add(DocumentedError.BAD_REQUEST);
        }
        if (hasParameter(operation, parameter -> parameter.getIn() == In.PATH)) {
            errors.add(DocumentedError.NOT_FOUND);
        }
        if (hasParameter(operation, it -> HttpHeaders.IF_MATCH.equals(it.getName()))) {
            errors.add(DocumentedError.PRECONDITION_FAILED);
            errors.add(DocumentedError.PRECONDITION_REQUIRED);
        }
        if (operation.getResponses().hasAPIResponse(DocumentedError.SERVICE_UNAVAILABLE.status())) {
            errors.add(DocumentedError.SERVICE_UNAVAILABLE);
        }
        return errors;
    }

    private static boolean hasParameter(Operation operation, Predicate<Parameter> which) {
        List<Parameter> parameters = operation.getParameters();
        return parameters != null && parameters.stream().anyMatch(which);
    }
}
