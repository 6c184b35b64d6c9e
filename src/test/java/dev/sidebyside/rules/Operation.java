package dev.sidebyside.rules;

import static io.restassured.RestAssured.given;
import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * An operation of the OpenAPI document.
 *
 * @param method in upper case
 * @param path without the side's prefix, for an operation of one side
 * @param contract what a client relies on: parameters, request body, responses
 */
record Operation(String method, String path, JsonNode contract) {

    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    /** Resources in test code. */
    private static final String OF_TESTS = "/(problems|profiled|wrong)(/.*)?";

    /** The operations of a side by their names, such as {@code GET /posts}. */
    static Map<String, Operation> of(Side side) {
        Map<String, Operation> operations = new TreeMap<>();
        ofTheService().stream()
                .filter(it -> side.contains(it.path))
                .map(it -> new Operation(it.method, side.strip(it.path), it.contract))
                .forEach(operation -> operations.put(operation.name(), operation));
        return operations;
    }

    /** All operations, with their full paths. */
    static List<Operation> ofTheService() {
        JsonNode document = given().get("/q/openapi?format=json").as(JsonNode.class);
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            path.getValue().properties().stream()
                    .filter(entry -> METHODS.contains(entry.getKey()))
                    .map(
                            entry ->
                                    new Operation(
                                            entry.getKey().toUpperCase(),
                                            path.getKey(),
                                            contract(entry.getValue(), document)))
                    .forEach(operations::add);
        }
        operations.removeIf(operation -> operation.path.matches(OF_TESTS));
        return operations;
    }

    String name() {
        return method + " " + path;
    }

    List<Parameter> parameters() {
        return StreamSupport.stream(contract.path("parameters").spliterator(), false)
                .map(
                        node ->
                                new Parameter(
                                        node.get("name").asText(),
                                        node.get("in").asText(),
                                        node.get("schema")))
                .toList();
    }

    boolean has(String in, String parameter) {
        return parameters().stream()
                .anyMatch(it -> it.in().equals(in) && it.name().equalsIgnoreCase(parameter));
    }

    /** A valid JSON body: an object with the required members, each of them a string. */
    String exampleBody() {
        JsonNode content = contract.path("requestBody").path("content").path("application/json");
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        content.path("schema").path("required").forEach(name -> body.put(name.asText(), "text"));
        return body.toString();
    }

    Set<String> statuses() {
        Set<String> statuses = new TreeSet<>();
        contract.path("responses").fieldNames().forEachRemaining(statuses::add);
        return statuses;
    }

    /** A missing node if the status is not documented. */
    JsonNode response(String status) {
        return contract.path("responses").path(status);
    }

    /**
     * Leaves out descriptions and names that contain the class, resolves references to shared
     * responses and to the body's schema, and sorts the parameters.
     */
    private static JsonNode contract(JsonNode described, JsonNode document) {
        ObjectNode contract = described.deepCopy();
        contract.retain("parameters", "requestBody", "responses");
        contract.path("responses").properties().forEach(it -> resolve(it, document));
        contract.path("requestBody")
                .path("content")
                .forEach(content -> content.properties().forEach(it -> resolve(it, document)));
        List<JsonNode> parameters = new ArrayList<>();
        contract.path("parameters").forEach(parameters::add);
        parameters.sort(comparing(node -> node.get("in").asText() + node.get("name").asText()));
        contract.putArray("parameters").addAll(parameters);
        return contract;
    }

    private static void resolve(Map.Entry<String, JsonNode> member, JsonNode document) {
        JsonNode reference = member.getValue().path("$ref");
        if (reference.isTextual()) {
            member.setValue(document.at(reference.asText().substring(1)));
        }
    }

    /** A parameter and its schema. */
    record Parameter(String name, String in, JsonNode schema) {
        boolean isInteger() {
            return schema.path("type").asText().equals("integer");
        }
    }
}
