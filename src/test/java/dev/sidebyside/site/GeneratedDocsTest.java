package dev.sidebyside.site;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;
import static dev.sidebyside.testing.Plans.plansOf;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.lesson.Chapter;
import dev.sidebyside.lesson.Measure;
import dev.sidebyside.site.page.Difference;
import dev.sidebyside.testing.Measured;
import dev.sidebyside.testing.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the README, the docs and the load tests say about lessons is what {@code @Lesson} says and
 * what the profiler counts.
 */
@QuarkusTest
class GeneratedDocsTest {

    private static final Path DOCS = Path.of("docs");

    @Inject Catalogue catalogue;
    @Inject ObjectMapper json;

    /**
     * Other tests change authors, which moves their rows; a scan counts the rows before a match.
     */
    @BeforeAll
    static void restoreTheOrderOfAuthors() {
        Superuser.run("cluster author using author_pkey", "analyze author");
    }

    @Test
    void readmeListsLessonsWithTheirMeasures() throws IOException {
        String lessons =
                """
                | lesson | what it teaches | example | what is counted | naive | optimized |
                |---|---|---|---|---|---|
                """;
        String django =
                """
                | Django | lesson |
                |---|---|
                """;
        GeneratedFile.read("README.md")
                .with("lessons", lessons + forEachLesson(this::lessonRow))
                .with("django", django + forEachLesson(this::djangoRow))
                .check();
    }

    private String lessonRow(CatalogueEntry lesson) {
        return "| %s | %s | `%s` | %s | %d | %d |\n"
                .formatted(
                        link(lesson, lesson.page()),
                        lesson.teaches(),
                        lesson.naive().substring("/naive".length()),
                        lesson.measure().unit(),
                        count(lesson.measure(), lesson.naive()),
                        count(lesson.measure(), lesson.optimized()));
    }

    private String djangoRow(CatalogueEntry lesson) {
        return "| %s | %s |\n".formatted(lesson.django(), link(lesson, lesson.page()));
    }

    @Test
    void docsIndexListsEveryPage() throws IOException {
        GeneratedFile.read("docs/README.md")
                .with(
                        "lessons",
                        Stream.of(Chapter.values()).map(this::section).collect(joining("\n")))
                .with("pages", otherPages())
                .check();
    }

    private String section(Chapter chapter) {
        return "### "
                + chapter.title()
                + "\n\n"
                + lessons(chapter)
                        .map(
                                it ->
                                        "- %s: %s\n"
                                                .formatted(
                                                        link(it, it.slug() + ".md"), it.teaches()))
                        .collect(joining());
    }

    private Stream<CatalogueEntry> lessons(Chapter chapter) {
        return catalogue.lessons().stream().filter(lesson -> lesson.chapter() == chapter);
    }

    private String otherPages() throws IOException {
        try (Stream<Path> files = Files.list(DOCS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
                    .filter(
                            name ->
                                    catalogue.lessons().stream()
                                            .noneMatch(
                                                    lesson -> lesson.page().equals("docs/" + name)))
                    .sorted()
                    .map(name -> "- [%s](%s)\n".formatted(title(name), name))
                    .collect(joining());
        }
    }

    private static String title(String name) {
        try {
            return Files.readAllLines(DOCS.resolve(name)).get(0).replaceFirst("^# ", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void httpSessionSendsEveryExample() throws IOException {
        GeneratedFile.read("docs/session.http")
                .with("lessons", forEachLesson(this::requests))
                .check();
    }

    private String requests(CatalogueEntry lesson) {
        return Stream.of(lesson.naive(), lesson.optimized())
                .map(
                        example ->
                                "### %s: %s: %d\nGET {{service}}%s\n\n"
                                        .formatted(
                                                lesson.title(),
                                                lesson.measure().unit(),
                                                count(lesson.measure(), example),
                                                example))
                .collect(joining());
    }

    @Test
    void loadTestsReadTheCatalogue() throws IOException {
        String lessons =
                json.writerWithDefaultPrettyPrinter().writeValueAsString(catalogue.lessons());
        new GeneratedFile(Path.of("k6/lessons.json"), lessons + "\n").check();
    }

    @Test
    void pagesReadTheDifferences() throws IOException {
        Map<String, Difference> differences = new LinkedHashMap<>();
        for (CatalogueEntry lesson : catalogue.lessons()) {
            differences.put(
                    lesson.slug(),
                    new Difference(
                            lesson.measure().unit(),
                            count(lesson.measure(), lesson.naive()),
                            count(lesson.measure(), lesson.optimized())));
        }
        String content = json.writerWithDefaultPrettyPrinter().writeValueAsString(differences);
        new GeneratedFile(Path.of("src/main/resources/differences.json"), content + "\n").check();
    }

    private String forEachLesson(Function<CatalogueEntry, String> text) {
        return catalogue.lessons().stream().map(text).collect(joining());
    }

    private static String link(CatalogueEntry lesson, String page) {
        return "[%s](%s)".formatted(lesson.slug(), page);
    }

    /** Counts the second request, because the first one fills the caches. */
    private static long count(Measure measure, String example) {
        measure(example);
        Measured second = measure(example);
        assertThat(second).succeeds();
        return Difference.count(measure, second.profile(), () -> plansOf(second).plans());
    }
}
