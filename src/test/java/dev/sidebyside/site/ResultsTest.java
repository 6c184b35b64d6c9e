package dev.sidebyside.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README quotes the load tests verbatim. */
class ResultsTest {

    private static final String SECTION = "## Under load";

    @Test
    void readmeQuotesResults() throws IOException {
        List<String> quoted =
                Files.readAllLines(Path.of("README.md")).stream()
                        .dropWhile(line -> !line.equals(SECTION))
                        .skip(1)
                        .takeWhile(line -> !line.startsWith("## "))
                        .filter(line -> line.startsWith("|"))
                        .toList();

        assertThat(quoted).as("rows below \"%s\" in the README", SECTION).hasSizeGreaterThan(2);
        assertThat(Files.readAllLines(Path.of("docs/results.md")))
                .as("rows of docs/results.md; to update the README: scripts/publish-results")
                .containsAll(quoted);
    }
}
