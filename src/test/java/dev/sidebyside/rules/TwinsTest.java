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

/** Every operation has its twin: one contract for both sides, save what a naive side may lack. */
@QuarkusTest
class TwinsTest {

    /** They take a condition in a request header. */
    private static final Set<String> CONDITIONAL = Set.of("304", "412", "428");

    @Test
    void naiveMayLackHeadersAndConditionalStatusesAndDiffersInNothingElse() {
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
                .as("what the OpenAPI document says differently of the two sides")
                .isEmpty();
    }

    /** An operation hidden from the document would escape the tests that read it. */
    @Test
    void theDocumentHasEveryLesson() {
        CatalogueEntry[] lessons = given().get("/lessons").as(CatalogueEntry[].class);

        assertThat(Operation.of(Side.NAIVE).keySet())
                .containsAll(Stream.of(lessons).map(it -> it.method() + " " + it.path()).toList());
    }

    private static Optional<String> difference(Operation naive, Operation optimized) {
        if (naive == null || optimized == null) {
            return Optional.of("only one side has it");
        }
        return Difference.between(
                naive.contract(), withoutWhatMayLack(naive.contract(), optimized.contract()));
    }

    /** The optimized contract without what the naive one may lack and does lack. */
    private static JsonNode withoutWhatMayLack(JsonNode naive, JsonNode optimized) {
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
