package dev.sidebyside.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says what is wrong with a body that cannot be read. Here and not in a mapper of Jackson's
 * exceptions: only while the request is read are they the caller's mistake.
 */
@Provider
class BodyReader implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            Object body = context.proceed();
            if (body == null) {
                throw new BadRequestException("The body is empty.");
            }
            return body;
        } catch (InvalidDefinitionException ourMistake) {
            throw ourMistake;
        } catch (MismatchedInputException e) {
            throw wrongType(e);
        } catch (WebApplicationException e) {
            throw e.getCause() instanceof JacksonException cause ? malformed(cause) : e;
        } catch (IOException e) {
            throw new BadRequestException("The body cannot be read.", e);
        }
    }

    /** Jackson's own words would tell the names of classes. */
    private static RuntimeException wrongType(MismatchedInputException failure) {
        String field =
                failure.getPath().stream().map(BodyReader::step).collect(Collectors.joining());
        if (field.isEmpty()) {
            // Or there is another value behind it.
            return new BadRequestException("The body must be one JSON value of the right type.");
        }
        Problem.Error error =
                Problem.Error.ofField(field.replaceFirst("^\\.", ""), "has the wrong type");
        return new InvalidRequestException(error.sentence(), List.of(error));
    }

    private static String step(Reference step) {
        return step.getFieldName() == null
                ? "[" + step.getIndex() + "]"
                : "." + step.getFieldName();
    }

    private static RuntimeException malformed(JacksonException failure) {
        if (failure instanceof StreamConstraintsException) {
            return new BadRequestException(
                    "The body nests too deeply or has too long a name or number.");
        }
        return new BadRequestException(
                "The body is not JSON: line %d, column %d: %s"
                        .formatted(
                                failure.getLocation().getLineNr(),
                                failure.getLocation().getColumnNr(),
                                failure.getOriginalMessage()));
    }
}
