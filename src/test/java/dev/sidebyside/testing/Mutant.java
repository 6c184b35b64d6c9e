package dev.sidebyside.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * The packaged application with one of its classes changed for the worse: a test that a mutant
 * passes proves nothing. The change is made to the source as it is now, and compiled.
 */
public final class Mutant {

    private static final Path SOURCES = Path.of("src/main/java");

    private Mutant() {}

    /**
     * Returns the directory of the application.
     *
     * @param name of the directory below target
     * @param source of the class, such as {@code dev/sidebyside/platform/cache/RedisStore.java}
     * @param right code that must occur once in the source
     * @param wrong what stands in its place
     */
    public static Path build(String name, String source, String right, String wrong)
            throws IOException {
        Path work = Path.of("target/mutants", name);
        deleteAll(work);
        String original = Files.readString(SOURCES.resolve(source));
        assertThat(original).containsOnlyOnce(right);
        Path changed = work.resolve("source").resolve(source);
        Files.createDirectories(changed.getParent());
        Files.writeString(changed, original.replace(right, wrong));
        Path classes = Files.createDirectories(work.resolve("classes"));
        compile(changed, classes);

        Path application = work.resolve("application");
        copy(PackagedService.BUILT, application);
        replace(application, classes, source.replace(".java", ".class"));
        return application;
    }

    private static void compile(Path source, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        String path =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> options =
                List.of("-d", classes.toString(), "-cp", path, "-proc:none", "-parameters");
        boolean compiled =
                compiler.getTask(
                                messages,
                                null,
                                null,
                                options,
                                null,
                                compiler.getStandardFileManager(null, null, null)
                                        .getJavaFileObjects(source))
                        .call();
        assertThat(compiled).as("%s", messages).isTrue();
    }

    /** Files are linked and not copied, except the jar that is going to change. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (file.getParent().endsWith("app")) {
                    Files.copy(file, target);
                } else {
                    Files.createLink(target, file);
                }
            }
        }
    }

    private static void replace(Path application, Path classes, String entry) throws IOException {
        Path jar;
        try (Stream<Path> jars = Files.list(application.resolve("app"))) {
            jar = jars.findFirst().orElseThrow();
        }
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            assertThat(inside.getPath(entry)).exists();
            Files.copy(
                    classes.resolve(entry),
                    inside.getPath(entry),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void deleteAll(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
