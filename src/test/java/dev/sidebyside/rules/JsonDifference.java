package dev.sidebyside.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The first difference between two JSON values, in one line. */
final class JsonDifference {

    /** Characters of a value that are shown. */
    private static final int SHOWN = 120;

    private JsonDifference() {}

    /** Empty if the values are equal; the order of an object's members does not matter. */
    static Optional<String> between(JsonNode naive, JsonNode optimized) {
        return between("", naive, optimized);
    }

    /**
     * Empty if the optimized value is contained in the naive one: its objects may lack members, and
     * its arrays may end earlier.
     */
    static Optional<String> unlessContained(JsonNode naive, JsonNode optimized) {
        return between("", part(naive, optimized), optimized);
    }

    /** The naive value without what the optimized value is allowed to lack. */
    private static JsonNode part(JsonNode naive, JsonNode optimized) {
        if (naive.isObject() && optimized.isObject()) {
            ObjectNode part = JsonNodeFactory.instance.objectNode();
            naive.properties().stream()
                    .filter(member -> optimized.has(member.getKey()))
                    .forEach(
                            it ->
                                    part.set(
                                            it.getKey(),
                                            part(it.getValue(), optimized.get(it.getKey()))));
            return part;
        }
        if (naive.isArray() && optimized.isArray()) {
            ArrayNode part = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < Math.min(naive.size(), optimized.size()); i++) {
                part.add(part(naive.get(i), optimized.get(i)));
            }
            return part;
        }
        return naive;
    }

    private static Optional<String> between(String at, JsonNode naive, JsonNode optimized) {
        if (naive.equals(optimized)) {
            return Optional.empty();
        }
        if (naive.isObject() && optimized.isObject()) {
            Set<String> names = new TreeSet<>();
            naive.fieldNames().forEachRemaining(names::add);
            optimized.fieldNames().forEachRemaining(names::add);
            return names.stream()
                    .flatMap(
                            name ->
                                    between(at + "/" + name, naive.path(name), optimized.path(name))
                                            .stream())
                    .findFirst();
        }
        if (naive.isArray() && optimized.isArray()) {
            for (int i = 0; i < Math.max(naive.size(), optimized.size()); i++) {
                Optional<String> found = between(at + "/" + i, naive.path(i), optimized.path(i));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.of(
                "%s is %s in naive, but %s in optimized"
                        .formatted(at.isEmpty() ? "/" : at, show(naive), show(optimized)));
    }

    private static String show(JsonNode value) {
        if (value instanceof MissingNode) {
            return "missing";
        }
        String text = value.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
