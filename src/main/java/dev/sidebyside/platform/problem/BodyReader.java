package dev.sidebyside.platform.problem;

import static com.fasterxml.jackson.databind.cfg.CoercionAction.Fail;
import static com.fasterxml.jackson.databind.cfg.CoercionAction.TryConvert;
import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.validation.Violation.In;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/**
 * Returns 400 for a body that cannot be read, with what is wrong in it.
 *
 * <p>The library's mappers return 400 for every exception of Jackson, even if the service reads its
 * own JSON, and repeat texts that name Java classes.
 */
@Provider
class BodyReader implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            Object body = context.proceed();
            if (body == null) {
                throw badRequest("The body is empty.");
            }
            return body;
        } catch (InvalidDefinitionException bug) {
            throw bug;
        } catch (MismatchedInputException e) {
            throw wrongType(e);
        } catch (WebApplicationException e) {
            throw e.getCause() instanceof JacksonException cause ? malformed(cause) : e;
        } catch (IOException e) {
            // Such as a body that is not in the encoding with which it begins.
            throw badRequest("The body cannot be read.");
        }
    }

    private static HttpProblem badRequest(String detail) {
        return HttpProblem.valueOf(BAD_REQUEST, detail);
    }

    private static HttpProblem wrongType(MismatchedInputException failure) {
        String path = failure.getPath().stream().map(BodyReader::step).collect(joining());
        if (path.isEmpty()) {
            // Also for a second value after the first.
            return badRequest("The body must be one JSON value of the right type.");
        }
        String field = path.replaceFirst("^\\.", "");
        return new InvalidParameterException(In.body.field(field).message("has the wrong type"));
    }

    private static String step(Reference step) {
        String name = step.getFieldName();
        return name == null ? "[" + step.getIndex() + "]" : "." + name;
    }

    private static HttpProblem malformed(JacksonException failure) {
        if (failure instanceof StreamConstraintsException) {
            return badRequest("The body nests too deeply or has too long a name or number.");
        }
        var at = failure.getLocation();
        return badRequest(
                "The body is not JSON: line %d, column %d: %s"
                        .formatted(at.getLineNr(), at.getColumnNr(), failure.getOriginalMessage()));
    }

    /**
     * Makes Jackson refuse what it would silently repair: text after the first JSON value, two
     * fields of one name, and a string, number or boolean where another type belongs.
     */
    @Singleton
    static class StrictJson implements ObjectMapperCustomizer {

        @Override
        public void customize(ObjectMapper mapper) {
            mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
            mapper.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
            for (var shape : CoercionInputShape.values()) {
                mapper.coercionConfigDefaults().setCoercion(shape, Fail);
            }
            // 1 is a number like 1.0.
            mapper.coercionConfigFor(LogicalType.Float)
                    .setCoercion(CoercionInputShape.Integer, TryConvert);
        }
    }
}
