package dev.sidebyside.rules;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sidebyside.lab.CatalogueEntry;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every operation has its twin: one contract, whichever side a client asks. */
@QuarkusTest
class TwinsTest {

    @Test
    void bothSidesHaveOneContract() {
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
        return Difference.between(contract(naive), contract(optimized));
    }

    private static JsonNode contract(Operation operation) {
        return operation == null ? MissingNode.getInstance() : operation.contract();
    }
}
