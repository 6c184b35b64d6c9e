package dev.sidebyside.testing;

import static dev.sidebyside.testing.Measured.measure;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.site.CatalogueEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The README's table of lessons, whose counts are not to be taken on trust. */
public final class Readme {

    private Readme() {}

    /** Measures the lesson's example on both sides and compares it with the lesson's row. */
    public static void assertTellsCountsOf(String slug) {
        CatalogueEntry lesson = given().get("/lessons/" + slug).as(CatalogueEntry.class);
        String measured =
                "| [%s](%s) | `%s` | %d | %d | %s |"
                        .formatted(
                                slug,
                                lesson.page(),
                                lesson.naive().substring("/naive".length()),
                                statementsOfSecond(lesson.naive()),
                                statementsOfSecond(lesson.optimized()),
                                lesson.django());
        assertThat(rows()).as("rows of the README's table of lessons").contains(measured);
    }

    /** The first request after a while fills caches, where there are any. */
    private static int statementsOfSecond(String example) {
        measure(example);
        return measure(example).profile().statements();
    }

    /** The rows, each beginning with a link from the slug to its page. */
    public static List<String> rows() {
        try {
            return Files.readAllLines(Path.of("README.md")).stream()
                    .filter(line -> line.matches("\\| \\[\\w+]\\(docs/\\w+\\.md\\) \\| `.*"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
