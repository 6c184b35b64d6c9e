package dev.sidebyside.rules;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.testing.PackagedService;
import dev.sidebyside.testing.PostgresProcess;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The OpenAPI document of the packaged service. */
class OpenApiIT {

    /** Values of the path parameters in the demo data. */
    private static final Map<String, String> EXISTING =
            Map.of("id", "1", "slug", "java", "handle", "luz-wren");

    private static PackagedService service;

    /** Without caches, so that every operation that uses the database fails if it is lost. */
    @BeforeAll
    static void start() throws IOException {
        service =
                PackagedService.start(
                        "sidebyside.cache.enabled=false",
                        "quarkus.datasource.jdbc.min-size=0",
                        "quarkus.datasource.jdbc.acquisition-timeout=500MS");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** So scripts/check-openapi, which reads the built document, checks what clients get. */
    @Test
    void servesTheBuiltDocumentWithoutProfilerPages() throws IOException {
        JsonNode document = document(service);

        assertThat(document.toString()).doesNotContain("profiler");
        assertThat(document.at("/components/schemas").has("Profile")).isFalse();
        assertThat(document)
                .isEqualTo(new ObjectMapper().readTree(new File("target/openapi/openapi.json")));
    }

    @Test
    void documentsProfilerPagesThatAreServed() throws IOException {
        try (var full = PackagedService.start("sidebyside.profiler=full")) {
            assertThat(document(full).get("paths").has("/profiler/requests/{id}")).isTrue();
        }
    }

    @Test
    @Tag("faults")
    void documents503ExactlyWhereALostDatabaseCausesIt() throws IOException {
        try (var noRestart = PostgresProcess.preventRestart()) {
            List<String> documented = new ArrayList<>();
            List<String> happened = new ArrayList<>();
            JsonNode paths = document(service).get("paths");
            PostgresProcess.find().stop();

            for (Map.Entry<String, JsonNode> path : paths.properties()) {
                if (path.getValue().at("/get/responses").has("503")) {
                    documented.add(path.getKey());
                }
                String request = existing(path.getKey()) + requiredQuery(path.getValue());
                if (given().get(service.url(request)).statusCode() == 503) {
                    happened.add(path.getKey());
                }
            }

            assertThat(documented).isNotEmpty().isEqualTo(happened);
        }
    }

    private static String existing(String path) {
        return EXISTING.entrySet().stream()
                .reduce(
                        path,
                        (rest, it) -> rest.replace("{" + it.getKey() + "}", it.getValue()),
                        String::concat);
    }

    /** Such as {@code ?q=x}; empty if no parameter is required. */
    private static String requiredQuery(JsonNode path) {
        return StreamSupport.stream(path.at("/get/parameters").spliterator(), false)
                .filter(it -> it.get("in").asText().equals("query"))
                .filter(it -> it.path("required").asBoolean())
                .map(it -> it.get("name").asText() + "=x")
                .reduce((some, other) -> some + "&" + other)
                .map("?"::concat)
                .orElse("");
    }

    private static JsonNode document(PackagedService service) {
        return given().get(service.url("/q/openapi?format=json")).as(JsonNode.class);
    }
}
