package dev.sidebyside.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A comparison that accepts everything would go unnoticed. */
class JsonDifferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, 2, 3]            | [1, 2]",
                "[1, 2, 3]            | []",
                "{\"a\": 1, \"b\": 2} | {\"b\": 2}",
                "[{\"a\": [1, 2]}, 3] | [{\"a\": [1]}]",
            })
    void acceptsAPart(String whole, String part) {
        assertThat(JsonDifference.unlessContained(json(whole), json(part))).isEmpty();
        assertThat(JsonDifference.between(json(whole), json(part))).isPresent();
        assertThat(JsonDifference.unlessContained(json(part), json(whole))).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, 2, 3]            | [2, 3]",
                "[1, 2, 3]            | [1, 3]",
                "[]                   | {}",
                "{\"a\": 1}           | {\"a\": 2}",
                "{\"a\": 1}           | {\"b\": 1}",
                "{\"a\": {\"b\": 1}}  | {\"a\": null}",
                "[{\"a\": [1, 2]}]    | [{\"a\": [2]}]",
            })
    void reportsWhatIsNotAPart(String whole, String other) {
        assertThat(JsonDifference.unlessContained(json(whole), json(other))).isPresent();
    }

    private static JsonNode json(String text) {
        return Json.decodeValue(text, JsonNode.class);
    }
}
