package dev.sidebyside.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The load tests compare the lessons of the catalogue, which they read from a file. */
@QuarkusTest
class K6LessonsTest {

    private static final Path FILE = Path.of("k6/lessons.json");
    private static final Path WRITTEN = Path.of("target/lessons.json");

    @Inject Catalogue catalogue;
    @Inject ObjectMapper json;

    @Test
    void theFileIsTheCatalogue() throws IOException {
        Files.writeString(WRITTEN, wanted());

        assertThat(FILE)
                .as("%s must be the catalogue: cp %s %s", FILE, WRITTEN, FILE)
                .hasSameTextualContentAs(WRITTEN);
    }

    private String wanted() throws JsonProcessingException {
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(catalogue.entries()) + "\n";
    }
}
