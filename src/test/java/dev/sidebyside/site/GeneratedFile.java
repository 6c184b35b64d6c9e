package dev.sidebyside.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that repeats what the code says, as a whole or between two lines with {@code NAME:begin}
 * and {@code NAME:end}. With the system property {@code update} it is rewritten, else compared.
 *
 * @param path relative to the repository
 */
record GeneratedFile(Path path, String content) {

    private static final String COMMAND = "./mvnw test -Dtest=GeneratedDocsTest -Dupdate";

    static GeneratedFile read(String path) throws IOException {
        return new GeneratedFile(Path.of(path), Files.readString(Path.of(path)));
    }

    /** Replaces what stands between the markers of this name. */
    GeneratedFile with(String name, String generated) {
        Matcher region =
                Pattern.compile(
                                "(%1$s:begin[^\n]*\n).*?([^\n]*%1$s:end)".formatted(name),
                                Pattern.DOTALL)
                        .matcher(content);
        assertThat(region.find())
                .as("%s has lines with %s:begin and %s:end", path, name, name)
                .isTrue();
        return new GeneratedFile(
                path,
                content.substring(0, region.end(1))
                        + "\n"
                        + generated.strip()
                        + "\n\n"
                        + content.substring(region.start(2)));
    }

    void check() throws IOException {
        Path expected = Path.of("target/generated-docs").resolve(path);
        Files.createDirectories(expected.getParent());
        Files.writeString(expected, content);
        if (System.getProperty("update") != null) {
            Files.writeString(path, content);
        }
        assertThat(path)
                .as("%s must repeat what the code says. To update it: %s", path, COMMAND)
                .hasSameTextualContentAs(expected);
    }
}
