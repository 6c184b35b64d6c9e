package dev.sidebyside.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each piece in docs/lift.md compiles without the rest of the project. */
class LiftTest {

    private static final Pattern SOURCE = Pattern.compile("\\(\\.\\./(src/\\S+/java/\\S+)\\)");

    @TempDir Path classes;

    @Test
    void statementCounterCompilesAlone() throws IOException {
        assertCompiles(filesOf("The statement counter"));
    }

    @Test
    void assertionCompilesWithCounter() throws IOException {
        List<Path> files = new ArrayList<>(filesOf("The statement counter"));
        files.addAll(filesOf("The assertion"));
        assertCompiles(files);
    }

    @Test
    void cacheCompilesAlone() throws IOException {
        assertCompiles(filesOf("The cache"));
    }

    @Test
    void cursorCompilesAlone() throws IOException {
        assertCompiles(filesOf("The cursor"));
    }

    /** The source files and the packages that a section of docs/lift.md links to. */
    private static List<Path> filesOf(String heading) throws IOException {
        String section =
                Files.readString(Path.of("docs/lift.md"))
                        .split("\n## " + heading + "\n")[1]
                        .split("\n## ")[0];
        List<Path> files = new ArrayList<>();
        for (MatchResult link : SOURCE.matcher(section).results().toList()) {
            try (Stream<Path> found = Files.walk(Path.of(link.group(1)))) {
                found.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        return files;
    }

    private void assertCompiles(List<Path> files) throws IOException {
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
                                    manager.getJavaFileObjectsFromPaths(files))
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
