package dev.sidebyside.rules;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sidebyside.site.CatalogueEntry;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every operation exists on both sides, with one contract. */
@QuarkusTest
class TwinsTest {

    /** Statuses of conditional requests. */
    private static final Set<String> CONDITIONAL = Set.of("304", "412", "428");

    @Test
    void naiveLacksAtMostHeadersAndConditionalStatuses() {
        Map<String, Operation> naive = Operation.of(Side.NAIVE);
        Map<String, Operation> optimized = Operation.of(Side.OPTIMIZED);
        Set<String> names = new TreeSet<>(naive.keySet());
        names.addAll(optimized.keySet());

        assertThat(names)
                .flatMap(
                        name ->
                                difference(naive.get(name), optimized.get(name))
                                        .map(difference -> name + ": " + difference)
                                        .stream()
                                        .toList())
                .as("differences between the two sides in the OpenAPI document")
                .isEmpty();
    }

    /** The tests that read the document would miss an operation that is not in it. */
    @Test
    void documentHasEveryLesson() {
        CatalogueEntry[] lessons = given().get("/lessons").as(CatalogueEntry[].class);

        assertThat(Operation.of(Side.NAIVE).keySet())
                .containsAll(Stream.of(lessons).map(it -> it.method() + " " + it.path()).toList());
    }

    private static Optional<String> difference(Operation naive, Operation optimized) {
        if (naive == null || optimized == null) {
            return Optional.of("exists on one side only");
        }
        return JsonDifference.between(
                naive.contract(), withoutOptionalParts(naive.contract(), optimized.contract()));
    }

    /** The optimized contract without the parts that the naive contract is allowed to lack. */
    private static JsonNode withoutOptionalParts(JsonNode naive, JsonNode optimized) {
        ObjectNode contract = optimized.deepCopy();
        Set<String> parameters = Set.copyOf(naive.get("parameters").findValuesAsText("name"));
        removeIf(
                contract.get("parameters").elements(),
                it ->
                        it.get("in").asText().equals("header")
                                && !parameters.contains(it.get("name").asText()));
        JsonNode responses = naive.get("responses");
        removeIf(
                contract.get("responses").fieldNames(),
                status -> CONDITIONAL.contains(status) && !responses.has(status));
        contract.get("responses")
                .properties()
                .forEach(
                        response -> {
                            JsonNode headers = responses.path(response.getKey()).path("headers");
                            removeIf(
                                    response.getValue().path("headers").fieldNames(),
                                    name -> !headers.has(name));
                        });
        return contract;
    }

    private static <T> void removeIf(Iterator<T> all, Predicate<T> which) {
        while (all.hasNext()) {
            if (which.test(all.next())) {
                all.remove();
            }
        }
    }
}
