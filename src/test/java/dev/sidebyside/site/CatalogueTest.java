package dev.sidebyside.site;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue lists exactly the lessons that have code, tests and a page. */
@QuarkusTest
class CatalogueTest {

    private static final Pattern PAGE_TITLE = Pattern.compile("# (\\w+): ");

    /** A Markdown link to a file, as opposed to a URL or a heading on the same page. */
    private static final Pattern LINK = Pattern.compile("]\\((?!\\w+:)([^)#\\s]+)[^)]*\\)");

    @Inject Catalogue catalogue;

    @Test
    void listsLessons() {
        given().get("/lessons")
                .then()
                .statusCode(200)
                .body("slug", hasItems("fetchjoin", "prefetch"));
    }

    @Test
    void returnsOneLesson() {
        given().get("/lessons/fetchjoin")
                .then()
                .statusCode(200)
                .body("chapter", equalTo("Fetch in few statements"))
                .body("method", equalTo("GET"))
                .body("path", equalTo("/posts"))
                .body("naive", equalTo("/naive/posts?limit=100"))
                .body("page", equalTo("docs/fetchjoin.md"));
    }

    @Test
    void returns404ForUnknownSlug() {
        given().get("/lessons/nothing")
                .then()
                .statusCode(404)
                .body("detail", equalTo("There is no lesson 'nothing'."));
    }

    @Test
    void rootRedirectsToCatalogue() {
        given().redirects()
                .follow(false)
                .get("/")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/lessons"));
    }

    @Test
    void everyExampleSucceedsOnBothSides() {
        catalogue.lessons().stream()
                .flatMap(lesson -> Stream.of(lesson.naive(), lesson.optimized()))
                .forEach(example -> given().get(example).then().statusCode(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/naive/posts", "/optimized/posts", "/naive/posts?limit=0"})
    void everyResponseLinksToItsLesson(String path) {
        given().get(path)
                .then()
                .header("Link", equalTo("</lessons/fetchjoin>; rel=\"describedby\""));
    }

    @Test
    void noTwoLessonsShareAPlaceInAChapter() {
        catalogue.lessons().stream()
                .collect(
                        groupingBy(
                                lesson ->
                                        "place = %d of \"%s\""
                                                .formatted(
                                                        lesson.place(), lesson.chapter().title()),
                                mapping(CatalogueEntry::slug, toList())))
                .forEach(
                        (place, slugs) ->
                                assertThat(slugs)
                                        .as("lessons with %s in @Lesson", place)
                                        .hasSize(1));
    }

    @Test
    void everyLessonPackageIsAnnotated() throws IOException {
        assertThat(directories(Path.of("src/main/java/dev/sidebyside/lesson")))
                .as("packages of lessons, each with @Lesson in its package-info.java")
                .isEqualTo(slugs());
    }

    @Test
    void everyLessonHasATest() throws IOException {
        Path tests = Path.of("src/test/java/dev/sidebyside/lesson");

        assertThat(directories(tests)).isEqualTo(slugs());
        assertThat(slugs())
                .allSatisfy(
                        slug ->
                                assertThat(tests.resolve(slug))
                                        .isDirectoryContaining("glob:**Test.java"));
    }

    /** The title of a lesson's page begins with the slug, as in "# fetchjoin: …". */
    @Test
    void everyLessonHasAPage() throws IOException {
        Set<String> pages = new TreeSet<>();
        for (Path page : files(Path.of("docs"), ".md")) {
            Matcher title = PAGE_TITLE.matcher(Files.readString(page));
            if (title.lookingAt()) {
                pages.add(title.group(1));
                assertThat(page).hasFileName(title.group(1) + ".md");
            }
        }
        assertThat(pages).isEqualTo(slugs());
    }

    @Test
    void everyLinkInTheDocsLeadsToAFile() throws IOException {
        List<Path> pages = new ArrayList<>(files(Path.of("docs"), ".md"));
        pages.addAll(files(Path.of(""), ".md"));
        List<String> broken = new ArrayList<>();
        for (Path page : pages) {
            LINK.matcher(Files.readString(page))
                    .results()
                    .map(link -> link.group(1))
                    // The badge's links lead to pages of the repository on GitHub.
                    .filter(target -> !target.startsWith("../../actions/"))
                    .filter(target -> !Files.exists(page.toAbsolutePath().resolveSibling(target)))
                    .forEach(target -> broken.add(page + " links to " + target));
        }
        assertThat(broken).isEmpty();
    }

    private Set<String> slugs() {
        return catalogue.lessons().stream()
                .map(CatalogueEntry::slug)
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> directories(Path parent) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory)
                    .map(child -> child.getFileName().toString())
                    .collect(toCollection(TreeSet::new));
        }
    }

    private static List<Path> files(Path parent, String ending) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(child -> child.toString().endsWith(ending)).sorted().toList();
        }
    }
}
