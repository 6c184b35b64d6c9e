package dev.sidebyside.site.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidebyside.site.CatalogueEntry;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the OpenAPI document says about the operation of a lesson.
 *
 * @param naive name of the class
 * @param optimized name of the class
 * @param parameters in the path, then in the query
 */
public record Contract(String naive, String optimized, List<Parameter> parameters) {

    /**
     * A parameter of the request, which is a field of the form.
     *
     * @param in {@code path} or {@code query}
     * @param number whether it is a whole number; if not, it is a text
     * @param description empty if there is none
     * @param least null if there is none
     * @param most null if there is none; for a text, its length
     * @param byDefault null if there is none
     */
    public record Parameter(
            String name,
            String in,
            boolean number,
            boolean required,
            String description,
            String least,
            String most,
            String byDefault) {

        static Parameter of(JsonNode json) {
            JsonNode schema = json.path("schema");
            boolean number = schema.path("type").asText().equals("integer");
            return new Parameter(
                    json.path("name").asText(),
                    json.path("in").asText(),
                    number,
                    json.path("required").asBoolean(),
                    json.path("description").asText(),
                    text(schema.path(number ? "minimum" : "minLength")),
                    text(schema.path(number ? "maximum" : "maxLength")),
                    text(schema.path("default")));
        }

        private String range() {
            return least == null
                    ? "up to " + grouped(most)
                    : grouped(least) + " to " + grouped(most);
        }

        private static String grouped(String number) {
            return Numbers.grouped(Long.parseLong(number));
        }

        private static String text(JsonNode value) {
            return value.isMissingNode() ? null : value.asText();
        }

        /** What a reader must know to change the value. */
        public String hint() {
            Stream<String> parts =
                    Stream.of(
                            description,
                            number && most != null ? range() : "",
                            byDefault == null ? "" : byDefault + " by default");
            return String.join("; ", parts.filter(part -> !part.isEmpty()).toList());
        }
    }

    /** The operation of the naive side, whose parameters the optimized side has too. */
    static Contract of(CatalogueEntry lesson, JsonNode document) {
        JsonNode naive = operation(lesson, document, "/naive");
        return new Contract(
                type(naive),
                type(operation(lesson, document, "/optimized")),
                Stream.of("path", "query")
                        .flatMap(
                                in ->
                                        naive.path("parameters")
                                                .valueStream()
                                                .map(Parameter::of)
                                                .filter(it -> it.in().equals(in)))
                        .toList());
    }

    private static JsonNode operation(CatalogueEntry lesson, JsonNode document, String side) {
        JsonNode path = document.path("paths").path(side + lesson.path());
        return path.path(lesson.method().toLowerCase(Locale.ROOT));
    }

    /** The id is the class, an underscore and the method. */
    private static String type(JsonNode operation) {
        return operation.path("operationId").asText().split("_")[0];
    }

    public boolean hasLimit() {
        return parameters.stream().anyMatch(it -> it.name().equals("limit"));
    }

    /**
     * The values of the parameters in a request.
     *
     * @param template path with names in braces, without the side
     * @param uri path and query of the request
     * @return by name; without the parameters that the request does not have, and empty if the URI
     *     is malformed
     */
    static Map<String, String> values(String template, String uri) {
        Map<String, String> values = new HashMap<>();
        try {
            QueryStringDecoder decoder = new QueryStringDecoder(uri);
            decoder.parameters().forEach((name, all) -> values.put(name, all.get(0)));
            String[] names = ("/side" + template).split("/");
            String[] segments = decoder.rawPath().split("/");
            for (int i = 0; i < Math.min(names.length, segments.length); i++) {
                if (names[i].startsWith("{")) {
                    // In a path, a plus is a plus.
                    String value = segments[i].replace("+", "%2B");
                    values.put(
                            names[i].substring(1, names[i].length() - 1),
                            QueryStringDecoder.decodeComponent(value));
                }
            }
        } catch (IllegalArgumentException e) {
            values.clear();
        }
        return values;
    }
}
