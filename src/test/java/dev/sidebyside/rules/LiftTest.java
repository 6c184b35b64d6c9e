package dev.sidebyside.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/lift.md offers to take away compiles without the rest of the project. */
class LiftTest {

    private static final Pattern SOURCE = Pattern.compile("\\(\\.\\./(src/\\S+\\.java)\\)");

    @TempDir Path classes;

    @Test
    void theStatementCounterCompilesAlone() throws IOException {
        assertCompiles(filesOf("The statement counter"));
    }

    @Test
    void theStatementCounterIsTheWholePackage() throws IOException {
        assertIsWhole("The statement counter", "profiler");
    }

    @Test
    void theAssertionCompilesWithTheCounter() throws IOException {
        assertCompiles(
                Stream.of("The statement counter", "The assertion")
                        .flatMap(piece -> filesOf(piece).stream())
                        .toList());
    }

    @Test
    void theCacheCompilesAlone() throws IOException {
        assertCompiles(filesOf("The cache"));
    }

    @Test
    void theCacheIsTheWholePackage() throws IOException {
        assertIsWhole("The cache", "cache");
    }

    @Test
    void theCursorCompilesAlone() throws IOException {
        assertCompiles(filesOf("The cursor"));
    }

    private static void assertIsWhole(String heading, String name) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/sidebyside", name))) {
            assertThat(filesOf(heading))
                    .containsExactlyInAnyOrderElementsOf(files.map(Path::toString).toList());
        }
    }

    /** The source files that are linked below a heading. */
    private static List<String> filesOf(String heading) {
        String page;
        try {
            page = Files.readString(Path.of("docs/lift.md"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        String section = page.split("\n## " + heading + "\n")[1].split("\n## ")[0];
        return SOURCE.matcher(section).results().map(match -> match.group(1)).toList();
    }

    private void assertCompiles(List<String> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of(
                            "-d",
                            classes.toString(),
                            "-cp",
                            librariesAlone(),
                            "-proc:none",
                            "-nowarn");
            boolean compiled =
                    compiler.getTask(
                                    messages,
                                    manager,
                                    null,
                                    options,
                                    null,
                                    manager.getJavaFileObjects(files.toArray(String[]::new)))
                            .call();
            assertThat(compiled).as("%s", messages).isTrue();
        }
        assertThat(files).isNotEmpty();
    }

    /** The class path without the project's own classes. */
    private static String librariesAlone() {
        String path =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(path.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
