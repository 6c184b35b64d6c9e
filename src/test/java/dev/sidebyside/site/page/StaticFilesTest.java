package dev.sidebyside.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages load fast and without another host. */
class StaticFilesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path ASSETS = RESOURCES.resolve("META-INF/resources");
    private static final int MAX_BYTES = 150_000;

    @Test
    void staticFilesAreSmallTogether() throws IOException {
        try (Stream<Path> files = Files.walk(ASSETS)) {
            assertThat(files.mapToLong(StaticFilesTest::size).sum())
                    .isBetween(1L, (long) MAX_BYTES);
        }
    }

    /** Except for names of XML namespaces, which nothing loads. */
    @Test
    void nothingIsLoadedFromAnotherHost() throws IOException {
        try (Stream<Path> files =
                Stream.concat(Files.walk(ASSETS), Files.walk(RESOURCES.resolve("templates")))) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(
                            file ->
                                    assertThat(
                                                    Files.readString(file)
                                                            .replace("http://www.w3.org/", ""))
                                            .doesNotContain(
                                                    "http://",
                                                    "https://",
                                                    "src=\"//",
                                                    "href=\"//"));
        }
    }

    /** The policy of the pages would block these, silently. */
    @Test
    void templatesHaveNoInlineScriptOrStyle() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(
                            file ->
                                    assertThat(Files.readString(file))
                                            .doesNotContainPattern("<style|\\sstyle=|\\son\\w+=")
                                            .doesNotContainPattern("<script(?![^>]*src=)"));
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
