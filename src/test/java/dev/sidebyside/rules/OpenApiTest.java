package dev.sidebyside.rules;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidebyside.platform.cache.Caches;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The OpenAPI document lists exactly the statuses and headers that the service returns. */
@QuarkusTest
class OpenApiTest {

    private static final String PROBLEM = "application/problem+json";

    /**
     * Other tests cause these: HostileClientsIT a request that does not finish, this class a body
     * that is too large, and OpenApiIT a lost database.
     */
    private static final Set<String> TESTED_ELSEWHERE = Set.of("408", "413", "503");

    /** Bytes, more than the limit of any operation. */
    private static final int TOO_LARGE = 9_000_000;

    /** Headers that a client acts on. */
    private static final List<String> HEADERS =
            List.of("Cache-Control", "ETag", "Link", "Retry-After", "Vary");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource URI service;
    @Inject ExistingValues existing;
    @Inject Caches caches;

    @AfterEach
    void clearCaches() {
        caches.clear();
    }

    @TestFactory
    Stream<DynamicTest> documentedStatusesAreThoseThatOccur() {
        return Operation.ofTheService().stream()
                .map(operation -> dynamicTest(operation.name(), () -> check(operation)));
    }

    /** Covers the successful PUT, which the generated requests avoid. */
    @Test
    void putReturnsTheDocumentedHeaders() throws Exception {
        for (Side side : Side.values()) {
            Operation change = Operation.of(side).get("PUT /authors/{handle}/profile");
            URI profile = service.resolve(side.prefix + "/authors/xenia-moss/profile");
            HttpRequest same =
                    HttpRequest.newBuilder(profile)
                            .header("Content-Type", "application/json")
                            .header("If-Match", "*")
                            .PUT(HttpRequest.BodyPublishers.ofString(body(profile)))
                            .build();

            HttpResponse<String> response = client.send(same, BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(differences(change, response)).isEmpty();
        }
    }

    /** Like curl, the client waits for 100 Continue, so the service rejects the body unsent. */
    @TestFactory
    Stream<DynamicTest> tooLargeBodyIsDocumented() {
        RestAssuredConfig expectContinue =
                config().httpClient(
                                httpClientConfig().setParam("http.protocol.expect-continue", true));
        return Operation.ofTheService().stream()
                .filter(operation -> operation.contract().has("requestBody"))
                .map(
                        operation ->
                                dynamicTest(
                                        operation.name(),
                                        () -> {
                                            given().config(expectContinue)
                                                    .contentType(ContentType.JSON)
                                                    .body(" ".repeat(TOO_LARGE))
                                                    .request(
                                                            operation.method(),
                                                            operation.path().replaceAll("[{}]", ""))
                                                    .then()
                                                    .statusCode(413)
                                                    .contentType(PROBLEM);
                                            assertThat(isProblem(operation.response("413")))
                                                    .isTrue();
                                        }));
    }

    private String body(URI address) throws Exception {
        HttpRequest get = HttpRequest.newBuilder(address).build();
        return client.send(get, BodyHandlers.ofString()).body();
    }

    private void check(Operation operation) throws Exception {
        Set<String> occurred = new TreeSet<>();
        Map<String, String> differences = new TreeMap<>();
        for (HttpRequest request : RequestsForEveryStatus.of(operation, service, existing)) {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            occurred.add(String.valueOf(response.statusCode()));
            differences(operation, response)
                    .forEach(it -> differences.putIfAbsent(it, request.toString()));
        }
        Set<String> documented = new TreeSet<>(operation.statuses());
        assertThat(documented).anyMatch(status -> status.startsWith("2"));
        documented.removeAll(TESTED_ELSEWHERE);
        documented.removeIf(status -> status.startsWith("2"));
        occurred.removeIf(status -> status.startsWith("2"));

        assertThat(differences).as("differences from the document, each with a request").isEmpty();
        assertThat(occurred).as("statuses that occurred").isEqualTo(documented);
    }

    /** Differences between the response and its documentation. */
    private static List<String> differences(Operation operation, HttpResponse<String> response) {
        String status = String.valueOf(response.statusCode());
        JsonNode documented = operation.response(status);
        if (documented.isMissingNode()) {
            return List.of(status + " is not documented");
        }
        List<String> differences = new ArrayList<>();
        response.headers()
                .firstValue("Content-Type")
                .filter(sent -> !describes(documented, sent))
                .ifPresent(sent -> differences.add(status + " is not documented as " + sent));
        if (response.statusCode() >= 400 && !isProblem(documented)) {
            differences.add(status + " is not documented with the schema of a problem");
        }
        for (String header : HEADERS) {
            boolean sent = response.headers().firstValue(header).isPresent();
            // Errors have undocumented links to their lessons.
            boolean optional = response.statusCode() >= 400;
            boolean expected = documented.path("headers").has(header);
            if (expected && !sent || sent && !expected && !optional) {
                differences.add(
                        "%s %s header %s, which is %sdocumented"
                                .formatted(
                                        status,
                                        sent ? "has the" : "lacks the",
                                        header,
                                        expected ? "" : "not "));
            }
        }
        return differences;
    }

    private static boolean describes(JsonNode documented, String mediaType) {
        for (Map.Entry<String, JsonNode> content : documented.path("content").properties()) {
            if (base(content.getKey()).equals(base(mediaType))) {
                return true;
            }
        }
        return false;
    }

    private static String base(String mediaType) {
        return mediaType.split(";")[0];
    }

    private static boolean isProblem(JsonNode documented) {
        return documented
                .path("content")
                .path(PROBLEM)
                .path("schema")
                .path("$ref")
                .asText()
                .equals("#/components/schemas/Problem");
    }
}
