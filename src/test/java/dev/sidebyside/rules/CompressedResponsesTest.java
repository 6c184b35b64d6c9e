package dev.sidebyside.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Only operations whose documentation says so compress their responses. */
@QuarkusTest
class CompressedResponsesTest {

    private static final String CONTENT_ENCODING = "/headers/Content-Encoding";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource URI service;
    @Inject ExistingValues existing;

    @TestFactory
    Stream<DynamicTest> noOtherOperationCompresses() {
        return Operation.ofTheService().stream()
                .filter(operation -> operation.method().equals("GET"))
                .filter(operation -> !operation.response("200").at(CONTENT_ENCODING).isObject())
                .map(operation -> dynamicTest(operation.name(), () -> check(operation)));
    }

    private void check(Operation operation) throws Exception {
        for (HttpRequest request : RequestsForEveryStatus.of(operation, service, existing)) {
            HttpRequest accepting =
                    HttpRequest.newBuilder(request, (name, value) -> true)
                            .header("Accept-Encoding", "gzip")
                            .build();
            HttpResponse<byte[]> response = client.send(accepting, BodyHandlers.ofByteArray());

            assertThat(response.headers().firstValue("Content-Encoding"))
                    .as("Content-Encoding of %s, status %d", request.uri(), response.statusCode())
                    .isEmpty();
        }
    }
}
