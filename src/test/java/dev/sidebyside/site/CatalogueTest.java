package dev.sidebyside.site;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.sidebyside.testing.Readme;
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

/** The catalogue lists what the code holds. */
@QuarkusTest
class CatalogueTest {

    private static final Pattern PAGE_TITLE = Pattern.compile("# (\\w+): ");

    /** A Markdown link that is neither an address nor a place on the same page. */
    private static final Pattern LINK = Pattern.compile("]\\((?!\\w+:)([^)#\\s]+)[^)]*\\)");

    @Inject Catalogue catalogue;

    @Test
    void itListsTheLessonsInReadingOrder() {
        given().get("/lessons")
                .then()
                .statusCode(200)
                .body("slug", hasItems("fetchjoin", "prefetch"));
    }

    @Test
    void everyExampleAnswersOnBothSides() {
        catalogue.entries().stream()
                .flatMap(entry -> Stream.of(entry.naive(), entry.optimized()))
                .forEach(example -> given().get(example).then().statusCode(200));
    }

    @Test
    void anEntryCanBeAskedForBySlug() {
        given().get("/lessons/fetchjoin")
                .then()
                .statusCode(200)
                .body("method", equalTo("GET"))
                .body("path", equalTo("/posts"))
                .body("naive", equalTo("/naive/posts?limit=100"))
                .body("page", equalTo("docs/fetchjoin.md"));
    }

    @Test
    void theStartLeadsToTheCatalogue() {
        given().get("/").then().statusCode(200).body("slug", hasItems("fetchjoin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/naive/posts", "/optimized/posts", "/naive/posts?limit=0"})
    void everyAnswerLinksItsLesson(String path) {
        given().get(path)
                .then()
                .header("Link", equalTo("</lessons/fetchjoin>; rel=\"describedby\""));
    }

    /** The catalogue reads annotations; a package whose annotation is missing would be left out. */
    @Test
    void everyPackageOfALessonIsListed() throws IOException {
        assertThat(directories(Path.of("src/main/java/dev/sidebyside/lesson"))).isEqualTo(slugs());
    }

    @Test
    void everyLessonHasATestOfItsOwn() throws IOException {
        Path tests = Path.of("src/test/java/dev/sidebyside/lesson");

        assertThat(directories(tests)).isEqualTo(slugs());
        assertThat(slugs())
                .allSatisfy(
                        slug ->
                                assertThat(tests.resolve(slug))
                                        .isDirectoryContaining("glob:**Test.java"));
    }

    @Test
    void everyLessonHasItsRowInTheReadme() {
        assertThat(Readme.rows().stream().map(row -> row.replaceAll("^\\| \\[(\\w+)].*", "$1")))
                .containsExactlyElementsOf(
                        catalogue.entries().stream().map(CatalogueEntry::slug).toList());
    }

    /** A page about a lesson is one whose title begins with a slug, as in "# fetchjoin: …". */
    @Test
    void everyLessonHasItsPage() throws IOException {
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

    /** What was renamed or removed is not told of any more. */
    @Test
    void everyLinkToAFileLeadsToOne() throws IOException {
        List<Path> pages = new ArrayList<>(files(Path.of("docs"), ".md"));
        pages.addAll(files(Path.of(""), ".md"));
        List<String> broken = new ArrayList<>();
        for (Path page : pages) {
            LINK.matcher(Files.readString(page))
                    .results()
                    .map(link -> link.group(1))
                    .filter(target -> !Files.exists(page.toAbsolutePath().resolveSibling(target)))
                    .forEach(target -> broken.add(page + " links " + target));
        }
        assertThat(broken).isEmpty();
    }

    private Set<String> slugs() {
        return catalogue.entries().stream()
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
