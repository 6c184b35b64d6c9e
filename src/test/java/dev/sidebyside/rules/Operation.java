package dev.sidebyside.rules;

import static io.restassured.RestAssured.given;
import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * An operation of one side, as the OpenAPI document describes it.
 *
 * @param method in capitals
 * @param path below the side
 * @param contract what a client relies on: parameters, request body, responses
 */
record Operation(String method, String path, JsonNode contract) {

    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    /** The operations of a side by their names, such as {@code GET /posts}. */
    static Map<String, Operation> of(Side side) {
        JsonNode paths = given().get("/q/openapi?format=json").as(JsonNode.class).get("paths");
        Map<String, Operation> operations = new TreeMap<>();
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            if (side.contains(path.getKey())) {
                path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .map(
                                entry ->
                                        new Operation(
                                                entry.getKey().toUpperCase(),
                                                side.strip(path.getKey()),
                                                contract(entry.getValue())))
                        .forEach(operation -> operations.put(operation.name(), operation));
            }
        }
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

    /** Without what is prose or named after the class; the order of parameters means nothing. */
    private static JsonNode contract(JsonNode described) {
        ObjectNode contract = described.deepCopy();
        contract.retain("parameters", "requestBody", "responses");
        List<JsonNode> parameters = new ArrayList<>();
        contract.path("parameters").forEach(parameters::add);
        parameters.sort(comparing(node -> node.get("in").asText() + node.get("name").asText()));
        contract.putArray("parameters").addAll(parameters);
        return contract;
    }

    /** A parameter and its schema. */
    record Parameter(String name, String in, JsonNode schema) {
        boolean isInteger() {
            return schema.path("type").asText().equals("integer");
        }
    }
}
