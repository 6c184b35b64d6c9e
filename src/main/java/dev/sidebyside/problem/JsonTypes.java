package dev.sidebyside.problem;

import static com.fasterxml.jackson.databind.cfg.CoercionAction.Fail;
import static com.fasterxml.jackson.databind.cfg.CoercionInputShape.Boolean;
import static com.fasterxml.jackson.databind.cfg.CoercionInputShape.EmptyString;
import static com.fasterxml.jackson.databind.cfg.CoercionInputShape.Float;
import static com.fasterxml.jackson.databind.cfg.CoercionInputShape.Integer;
import static com.fasterxml.jackson.databind.cfg.CoercionInputShape.String;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Takes a JSON value only for the type that the OpenAPI document names. By itself Jackson makes a
 * text of the number 7, a number of the text "7", and 1 of 1.5.
 */
@Singleton
class JsonTypes implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        refuse(mapper, LogicalType.Textual, Integer, Float, Boolean);
        refuse(mapper, LogicalType.Integer, String, EmptyString, Float);
        refuse(mapper, LogicalType.Float, String, EmptyString);
        refuse(mapper, LogicalType.Boolean, String, EmptyString, Integer, Float);
    }

    private static void refuse(ObjectMapper mapper, LogicalType type, CoercionInputShape... from) {
        for (CoercionInputShape shape : from) {
            mapper.coercionConfigFor(type).setCoercion(shape, Fail);
        }
    }
}
