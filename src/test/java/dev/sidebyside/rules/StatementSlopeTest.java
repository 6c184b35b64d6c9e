package dev.sidebyside.rules;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sidebyside.rules.Operation.Parameter;
import dev.sidebyside.site.CatalogueEntry;
import dev.sidebyside.testing.Measured;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** An optimized list takes as many statements for the most rows that it allows as for ten. */
@QuarkusTest
class StatementSlopeTest {

    private static final int FEW = 10;

    @TestFactory
    Stream<DynamicTest> optimizedListsNeedNoMoreStatementsForMoreRows() {
        Map<String, Operation> operations = Operation.of(Side.OPTIMIZED);
        return Stream.of(given().get("/lessons").as(CatalogueEntry[].class))
                .filter(lesson -> operationOf(lesson, operations).has("query", "limit"))
                .map(it -> dynamicTest(it.slug(), () -> check(it, operationOf(it, operations))));
    }

    private static void check(CatalogueEntry lesson, Operation operation) {
        Measured few = measureWithFilledCaches(withLimit(lesson, FEW));
        Measured most = measureWithFilledCaches(withLimit(lesson, maximum(operation)));

        assertThat(few).succeeds();
        assertThat(most).succeeds().inStatements(few.profile().statements());
    }

    private static Measured measureWithFilledCaches(String request) {
        measure(request);
        return measure(request);
    }

    private static Operation operationOf(CatalogueEntry lesson, Map<String, Operation> operations) {
        return operations.get(lesson.method() + " " + lesson.path());
    }

    private static String withLimit(CatalogueEntry lesson, int limit) {
        String example = lesson.optimized();
        String separator = example.contains("?") ? "&" : "?";
        return example.contains("limit=")
                ? example.replaceFirst("limit=\\d+", "limit=" + limit)
                : example + separator + "limit=" + limit;
    }

    private static int maximum(Operation operation) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.name().equals("limit"))
                .map(Parameter::schema)
                .mapToInt(schema -> schema.required("maximum").asInt())
                .findFirst()
                .orElseThrow();
    }
}
